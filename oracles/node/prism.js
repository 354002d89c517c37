// prism, which answers requests that are valid by an OpenAPI document.
//
//   node prism.js DOCUMENT...
//
// It is "prism mock" for many documents in one process: see serving.js.
const { createLogger } = require('@stoplight/prism-core');
const { getHttpOperationsFromSpec } = require('@stoplight/prism-http');
const { createServer } = require('@stoplight/prism-http-server');

const { read } = require('./openapi');
const { fixForPrism } = require('./prism-fix');
const { serveAll } = require('./serving');

// What the command sets. Its errors option stays off: with it a call fails when
// the example that prism answers with is not valid.
const config = {
  validateRequest: true,
  validateResponse: true,
  checkSecurity: true,
  errors: false,
  isProxy: false,
  mock: { dynamic: false },
};

async function serve(file) {
  const operations = await getHttpOperationsFromSpec(fixForPrism(read(file)));
  const logger = createLogger('prism', { level: 'silent' });
  return createServer(operations, { cors: false, config, components: { logger } }).listen(0, '127.0.0.1');
}

serveAll(process.argv.slice(2), serve);
