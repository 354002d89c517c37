// A SOAP server that node-soap makes from the WSDL: a second independent reader
// of our requests and writer of our responses.
//
//   WSDL=PayPalSvc.wsdl REPLIES=replies.json LOG=log.jsonl node soap-server.js PORT
//
// Each call is answered from REPLIES; LOG gets one JSON line per call, as
// node-soap understood it.
const fs = require('fs');
const http = require('http');
const soap = require('soap');
const { open_wsdl: openWSDL } = require('soap/lib/wsdl');

const { WSDL: wsdlPath, REPLIES: repliesPath, LOG: logPath } = process.env;
const port = Number(process.argv[2]);
const replies = JSON.parse(fs.readFileSync(repliesPath, 'utf8'));

// node-soap serves the first port whose address matches, and both of PayPal's
// ports do: the operations of the others join those of the first.
function foldPorts(definitions) {
  for (const service of Object.values(definitions.services)) {
    const [first, ...rest] = Object.values(service.ports);
    first.location = `http://127.0.0.1:${port}/2.0/`;
    for (const other of rest) {
      Object.assign(first.binding.methods, other.binding.methods);
      Object.assign(first.binding.topElements, other.binding.topElements);
    }
  }
}

// The replies spell simple content with attributes as PHP does; node-soap wants
// the text as $value and the attributes in an object of their own.
function forNode(value) {
  if (Array.isArray(value)) return value.map(forNode);
  if (value === null || typeof value !== 'object') return value;
  if ('_' in value) {
    const { _: text, ...attributes } = value;
    return { attributes, $value: text };
  }
  const { ParamID, ...rest } = value;
  const out = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, forNode(v)]));
  return ParamID === undefined ? out : { attributes: { ParamID }, ...out };
}

function handler(name) {
  return (args, _callback, headers) => {
    fs.appendFileSync(logPath, JSON.stringify({ name, arguments: [args], headers }) + '\n');
    return forNode(replies[name]);
  };
}

openWSDL(wsdlPath, {}, (err, wsdl) => {
  if (err) throw err;
  foldPorts(wsdl.definitions);
  const services = {};
  for (const [serviceName, service] of Object.entries(wsdl.definitions.services)) {
    const [portName, first] = Object.entries(service.ports)[0];
    const methods = Object.keys(first.binding.methods).map((name) => [name, handler(name)]);
    services[serviceName] = { [portName]: Object.fromEntries(methods) };
  }
  let ready = false; // node-soap reads the WSDL once more before it serves
  const server = http.createServer((_request, response) => {
    response.statusCode = ready ? 200 : 503;
    response.end();
  });
  server.listen(port, '127.0.0.1', () => {
    const listening = soap.listen(server, {
      path: '/2.0',
      services,
      xml: fs.readFileSync(wsdlPath, 'utf8'),
      uri: wsdlPath,
      callback: () => {
        foldPorts(listening.wsdl.definitions);
        ready = true;
      },
    });
  });
});
