// What a document needs before prism is a judge.
//
// prism compiles the schema of a body with its patterns as Unicode expressions.
// Where one of them is not such an expression, it accepts every body without a
// word: those patterns go, and it looks at everything else.
//
// The answers that prism makes up from schemas are not valid by them, and some
// examples of documents have members that their schemas lack. Every answer gets an
// example that is valid.
const { follow, operationsOf } = require('./openapi');
const { newSampler } = require('./rest-sample');

function fixForPrism(document) {
  const sample = newSampler(document);
  const fixed = withoutBadPatterns(document);
  for (const { response } of operationsOf(fixed)) {
    const content = response.content?.['application/json'];
    if (content === undefined) continue;
    delete content.examples;
    content.example = sample(content.schema);
  }
  return fixed;
}

// withoutBadPatterns returns a copy of a document.
function withoutBadPatterns(node) {
  if (Array.isArray(node)) return node.map(withoutBadPatterns);
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node).filter(
    ([key, value]) => key !== 'pattern' || typeof value !== 'string' || isUnicodePattern(value),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutBadPatterns(value)]));
}

function isUnicodePattern(pattern) {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

module.exports = { fixForPrism };
