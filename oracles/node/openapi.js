// What the REST servers need to know of an OpenAPI document.
const fs = require('fs');
const path = require('path');

const methods = ['get', 'post', 'put', 'patch', 'delete'];

// read returns a document. Where a text must be longer than it may be, the two
// lengths were swapped.
function read(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'), (_, node) => {
    if (node === null || !(node.minLength > node.maxLength)) return node;
    return { ...node, minLength: node.maxLength, maxLength: node.minLength };
  });
}

// nameOf returns what callers know a document by.
function nameOf(file) {
  return path.basename(file, '.json');
}

// follow returns what a node is once its references are followed.
function follow(document, node) {
  let target = node;
  while (target && typeof target.$ref === 'string') {
    target = target.$ref
      .slice('#/'.length)
      .split('/')
      .reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  }
  return target;
}

// operationsOf lists the operations of a document, with their parameters, request
// body and first success response in place.
function operationsOf(document) {
  const found = [];
  for (const [template, item] of Object.entries(document.paths)) {
    for (const method of methods.filter((name) => name in item)) {
      found.push(operation(document, template, method, item));
    }
  }
  return found;
}

function operation(document, template, method, item) {
  const declared = item[method];
  const parameters = [...(item.parameters ?? []), ...(declared.parameters ?? [])];
  const status = Object.keys(declared.responses).find((code) => code.startsWith('2'));
  return {
    id: declared.operationId,
    method: method.toUpperCase(),
    path: template,
    parameters: parameters.map((parameter) => follow(document, parameter)),
    body: follow(document, declared.requestBody),
    status: Number(status),
    response: follow(document, declared.responses[status]),
  };
}

module.exports = { read, nameOf, follow, operationsOf };
