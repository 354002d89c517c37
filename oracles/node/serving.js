// How the REST servers start: one port of this machine for each document of the
// command line, and one line of JSON with all addresses when all of them answer.
const { nameOf } = require('./openapi');

async function serveAll(files, serve) {
  const addresses = {};
  for (const file of files) {
    addresses[nameOf(file)] = await serve(file);
  }
  console.log(JSON.stringify(addresses));
}

module.exports = { serveAll };
