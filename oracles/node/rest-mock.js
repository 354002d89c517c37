// A server that answers requests which are valid by an OpenAPI document, and
// refuses others with status 400 and all that is wrong with them. ajv decides, by
// the schemas of rest-schema.js; answers are made by rest-sample.js.
//
//   node rest-mock.js DOCUMENT...
//
// See serving.js for what it prints. Access tokens are at /v1/oauth2/token.
const http = require('http');

const { read, operationsOf } = require('./openapi');
const { describe, newRequestCheck } = require('./rest-request');
const { newSampler } = require('./rest-sample');
const { newSchemas } = require('./rest-schema');
const { serveAll } = require('./serving');

const accessToken = 'A21AA-ppgen';

// A Refusal is an answer other than success.
class Refusal extends Error {
  constructor(status, errors) {
    super('refused');
    this.answer = { status, body: { name: 'REFUSED_BY_AJV', message: JSON.stringify(errors), errors } };
  }
}

function newRoutes(document) {
  const requests = newSchemas(document, { direction: 'request' });
  const responses = newSchemas(document, { direction: 'response' });
  const sample = newSampler(document);
  const routes = operationsOf(document).map((operation) => ({
    operation,
    path: pathPattern(operation.path),
    check: once(() => newRequestCheck(document, operation, requests)),
    answer: once(() => newAnswer(operation, responses, sample)),
  }));
  // A path without parameters goes before one that it matches too.
  return routes.sort((a, b) => a.operation.path.split('{').length - b.operation.path.split('{').length);
}

function pathPattern(template) {
  const literal = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp('^' + literal.replace(/\{([^}]+)\}/g, (_, name) => `(?<${name}>[^/]+)`) + '$');
}

// once delays costly work until a call needs it.
function once(make) {
  let made;
  return () => (made ??= make());
}

// newAnswer makes the first answer of an operation that is a success.
function newAnswer({ status, response }, responses, sample) {
  const schema = response.content?.['application/json']?.schema;
  if (schema === undefined) return { status };
  const body = sample(schema);
  const isValid = responses(schema);
  if (!isValid(body)) {
    throw new Refusal(500, isValid.errors.map((error) => `the answer that was made up: ${describe(error)}`));
  }
  return { status, body };
}

function answerTo(routes, request) {
  const found = routes.find(({ operation, path }) => operation.method === request.method && path.test(request.path));
  if (found === undefined) throw new Refusal(404, [`no operation ${request.method} ${request.path}`]);
  const errors = found.check()({ ...request, pathParameters: request.path.match(found.path).groups ?? {} });
  if (errors.length > 0) throw new Refusal(400, errors);
  return found.answer();
}

async function readRequest(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { pathname, searchParams } = new URL(incoming.url, 'http://127.0.0.1');
  const { method, headers } = incoming;
  return { method, path: pathname, query: searchParams, headers, body: Buffer.concat(chunks) };
}

function token({ headers, body }) {
  const grant = new URLSearchParams(body.toString()).get('grant_type');
  if (!headers.authorization?.startsWith('Basic ') || grant !== 'client_credentials') {
    throw new Refusal(401, ['no client credentials']);
  }
  return { status: 200, body: { access_token: accessToken, token_type: 'Bearer', expires_in: 3600 } };
}

async function answer(routes, incoming) {
  const request = await readRequest(incoming);
  if (request.path === '/v1/oauth2/token') return token(request);
  if (request.headers.authorization !== `Bearer ${accessToken}`) throw new Refusal(401, ['no access token']);
  return answerTo(routes, await withBody(request));
}

// withBody reads the body as its content type says.
async function withBody(request) {
  const mediaType = request.headers['content-type']?.split(';')[0].trim().toLowerCase();
  if (request.body.length === 0) return { ...request, mediaType, content: undefined };
  try {
    return { ...request, mediaType, content: await readBody(request, mediaType) };
  } catch (e) {
    throw new Refusal(400, [`the body is not ${mediaType}: ${e.message}`]);
  }
}

async function readBody({ headers, body }, mediaType) {
  if (mediaType === 'application/json') return JSON.parse(body.toString('utf8'));
  const form = await new Response(body, { headers: { 'content-type': headers['content-type'] } }).formData();
  const parts = {};
  for (const [name, part] of form) parts[name] = typeof part === 'string' ? part : await part.text();
  return parts;
}

function serve(file) {
  const routes = newRoutes(read(file));
  const server = http.createServer(async (incoming, outgoing) => {
    const { status, body } = await answer(routes, incoming).catch(failure);
    outgoing.writeHead(status, body === undefined ? {} : { 'Content-Type': 'application/json' });
    outgoing.end(body === undefined ? '' : JSON.stringify(body));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}

function failure(error) {
  return error.answer ?? { status: 500, body: { name: 'BROKEN', message: error.stack } };
}

serveAll(process.argv.slice(2), serve);
