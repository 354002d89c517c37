// Bodies made from schemas: every member that a schema names, with a value that
// the schema allows.
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;
const { JSONSchemaFaker: faker } = require('json-schema-faker');
const seedrandom = require('seedrandom');

const { follow } = require('./openapi');

// Texts that look like what PayPal sends. The first that a schema allows is
// taken; for the rest a random text is made from its pattern.
const texts = [
  '12.34', 'USD', 'US', 'en-US', '2026-01-02', '2026-01-02T03:04:05Z',
  'buyer@example.com', 'https://example.com/a.png', '5O190127TN364715T', '3',
];

const ajv = new Ajv({ strict: false, validateSchema: false, unicodeRegExp: false, logger: false });
addFormats(ajv);
faker.option({ random: seedrandom('ppgen'), failOnInvalidFormat: false });

// newSampler returns a function that makes a value for a schema of a document.
function newSampler(document) {
  // flat gathers a schema from its reference and compositions, of which it takes
  // the first alternative. Names of references are added to inside.
  function flat(schema, inside) {
    if (schema.$ref) {
      inside.add(schema.$ref);
      return flat(follow(document, schema), inside);
    }
    const { allOf = [], anyOf = [], oneOf = [], ...own } = schema;
    const parts = [...allOf, ...anyOf.slice(0, 1), ...oneOf.slice(0, 1)];
    return parts.map((part) => flat(part, inside)).reduce(join, own);
  }

  function join(a, b) {
    const properties = { ...a.properties };
    for (const [name, schema] of Object.entries(b.properties ?? {})) {
      properties[name] = name in properties ? { allOf: [properties[name], schema] } : schema;
    }
    return { ...a, ...b, properties, required: [...(a.required ?? []), ...(b.required ?? [])] };
  }

  // sample makes a value. A schema that lies within itself is left out once it
  // comes round again.
  function sample(schema, outside = new Set()) {
    const inside = new Set(outside);
    const found = flat(schema, inside);
    if (found.enum) return found.enum[0];
    switch (typeOf(found)) {
      case 'object':
        return object(found, inside);
      case 'array':
        return array(found, inside);
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return Math.min(Math.max(2, found.minimum ?? 2), found.maximum ?? 2);
      default:
        return text(found);
    }
  }

  function object(schema, inside) {
    const members = Object.entries(schema.properties ?? {});
    const kept = members.filter(([name, member]) => schema.required?.includes(name) || !comesRound(member, inside));
    return Object.fromEntries(kept.map(([name, member]) => [name, sample(member, inside)]));
  }

  function array(schema, inside) {
    const length = Math.max(schema.minItems ?? 0, comesRound(schema.items, inside) ? 0 : 1);
    return Array.from({ length }, () => sample(schema.items, inside));
  }

  function comesRound(schema, inside) {
    return inside.has(schema.$ref) || (schema.items !== undefined && inside.has(schema.items.$ref));
  }

  return sample;
}

// typeOf is the type of a schema that may not state it.
function typeOf(schema) {
  if (schema.type) return schema.type;
  if (schema.items) return 'array';
  return Object.keys(schema.properties ?? {}).length > 0 ? 'object' : 'string';
}

function text({ pattern, format, minLength, maxLength }) {
  const schema = { type: 'string' };
  for (const [keyword, value] of Object.entries({ pattern, format, minLength, maxLength })) {
    if (value !== undefined) schema[keyword] = value;
  }
  try {
    const isValid = ajv.compile(schema);
    return texts.find((candidate) => isValid(candidate)) ?? faker.generate({ ...schema, format: undefined });
  } catch {
    return texts[0]; // the pattern is not one of JavaScript
  }
}

module.exports = { newSampler };
