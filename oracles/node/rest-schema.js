// The schemas of an OpenAPI document, as ajv wants them and stricter than the
// document: an object that lists its members has no others. Documents of PayPal
// leave that open, and a misspelled member would pass.
const Ajv = require('ajv/dist/2019').default;
const addFormats = require('ajv-formats').default;

const { follow } = require('./openapi');

const assertions = [
  'type', 'enum', 'nullable', 'format', 'minLength', 'maxLength', 'minimum', 'maximum',
  'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'multipleOf',
];
const compositions = ['allOf', 'anyOf', 'oneOf'];

// isPattern leaves out what the regular expressions of JavaScript do not have,
// such as inline flags.
function isPattern(pattern) {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

// newSchemas returns a function that compiles schemas of a document, for one
// direction: requests must leave out what is read-only, and need not have it where
// it is required.
function newSchemas(document, { direction }) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, unicodeRegExp: false, logger: false });
  addFormats(ajv);

  const forbids = (property) => direction === 'request' && isReadOnly(document, property);
  const member = (property) => (forbids(property) ? false : closed(property));

  // open converts a schema that others may add members to.
  function open(schema) {
    if (schema.$ref) return { $ref: `document${schema.$ref}` };
    const out = {};
    for (const keyword of assertions) if (keyword in schema) out[keyword] = schema[keyword];
    for (const keyword of compositions) if (schema[keyword]) out[keyword] = schema[keyword].map(open);
    if (schema.not) out.not = open(schema.not);
    if (schema.items) out.items = closed(schema.items);
    if (schema.pattern !== undefined && isPattern(schema.pattern)) out.pattern = schema.pattern;
    if (schema.properties) out.properties = mapValues(schema.properties, member);
    if (schema.required) out.required = schema.required.filter((name) => !forbids(schema.properties?.[name]));
    if (schema.additionalProperties !== undefined) {
      const { additionalProperties: rest } = schema;
      out.additionalProperties = typeof rest === 'object' ? closed(rest) : rest;
    }
    return out;
  }

  // closed converts a schema that stands on its own: the body, a member, an item.
  function closed(schema) {
    return listsMembers(document, schema) ? { ...open(schema), unevaluatedProperties: false } : open(schema);
  }

  ajv.addSchema({ $id: 'document', components: { schemas: mapValues(document.components.schemas, open) } });
  return (schema) => ajv.compile(closed(schema));
}

function mapValues(object, f) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, f(value)]));
}

function isReadOnly(document, property) {
  return property !== undefined && (property.readOnly === true || follow(document, property).readOnly === true);
}

function listsMembers(document, schema) {
  const target = follow(document, schema);
  if (target.properties) return true;
  return compositions.some((keyword) => target[keyword]?.some((part) => listsMembers(document, part)));
}

module.exports = { newSchemas };
