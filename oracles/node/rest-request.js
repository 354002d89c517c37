// What is wrong with a request: its parameters, its content type and its body.
const { follow } = require('./openapi');

// newRequestCheck returns a function that lists what is wrong with a request of
// an operation.
function newRequestCheck(document, operation, compile) {
  const parameters = operation.parameters.map((parameter) => ({
    ...parameter,
    schema: follow(document, parameter.schema),
    isValid: compile(parameter.schema),
  }));
  const bodies = new Map(
    Object.entries(operation.body?.content ?? {}).map(([mediaType, { schema }]) => [
      mediaType,
      { schema: follow(document, schema), isValid: compile(schema) },
    ]),
  );
  return (request) => [
    ...parameters.flatMap((parameter) => wrongParameter(parameter, request)),
    ...unknownParameters(parameters, request),
    ...wrongBody(document, operation, bodies, request),
  ];
}

function wrongParameter({ name, in: place, required, schema, isValid }, request) {
  const values = valuesOf(name, place, request);
  if (values.length === 0) return required ? [`${place} parameter ${name} is missing`] : [];
  if (isValid(typed(schema, values))) return [];
  return isValid.errors.map((error) => `${place} parameter ${name}: ${describe(error)}`);
}

function valuesOf(name, place, { query, headers, pathParameters }) {
  switch (place) {
    case 'query':
      return query.getAll(name);
    case 'header':
      return [headers[name.toLowerCase()] ?? []].flat();
    default:
      return [pathParameters[name]].map(decodeURIComponent);
  }
}

// typed reads the texts of a parameter as the type of its schema, where they are
// spelled like one.
function typed(schema, texts) {
  switch (schema.type) {
    case 'array':
      return texts.flatMap((text) => text.split(',')).map((text) => typed(schema.items, [text]));
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(texts[0]) ? Number(texts[0]) : texts[0];
    case 'boolean':
      return { true: true, false: false }[texts[0]] ?? texts[0];
    default:
      return texts.join(',');
  }
}

// unknownParameters looks at the query and at the header fields that PayPal
// defines. The others are for the protocol.
function unknownParameters(parameters, { query, headers }) {
  const fields = Object.keys(headers).filter((name) => name.startsWith('paypal-') || name === 'prefer');
  const sent = [...[...query.keys()].map((name) => ['query', name]), ...fields.map((name) => ['header', name])];
  const isKnown = ([place, name]) => parameters.some((p) => p.in === place && p.name.toLowerCase() === name.toLowerCase());
  return sent.filter((parameter) => !isKnown(parameter)).map(([place, name]) => `unknown ${place} parameter ${name}`);
}

function wrongBody(document, operation, bodies, { mediaType, content }) {
  if (content === undefined) return operation.body?.required ? ['the body is missing'] : [];
  const body = bodies.get(mediaType);
  if (body === undefined) return [`the operation takes no body of type ${mediaType}`];
  const value = mediaType.startsWith('multipart/') ? typedParts(document, body.schema, content) : content;
  return body.isValid(value) ? [] : body.isValid.errors.map((error) => `body: ${describe(error)}`);
}

// typedParts reads those parts of a form as JSON that are not texts.
function typedParts(document, schema, parts) {
  const isText = (name) => follow(document, schema.properties?.[name] ?? { type: 'string' }).type === 'string';
  const typedPart = ([name, text]) => [name, isText(name) ? text : JSON.parse(text)];
  return Object.fromEntries(Object.entries(parts).map(typedPart));
}

function describe({ instancePath, message, params }) {
  return `${instancePath || '(all)'} ${message} ${JSON.stringify(params)}`;
}

module.exports = { describe, newRequestCheck };
