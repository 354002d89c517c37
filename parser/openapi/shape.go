package openapi

// A shape is what a value of an OpenAPI document has to be. The shapes are the
// specification's tables as data: they check a document, they say where schemas
// and references stand, and they cut out the frame that kin-openapi reads.
type shape struct {
	what    string            // "an operation"
	kinds   kind              // what the value may be
	members map[string]*shape // the fixed members of an object
	rest    *shape            // the members of any other name; nil when there are none
	items   *shape            // of a list
	need    []string          // the members that must be there
	ref     bool              // an object may be a reference to such a value instead
}

// opaque reports whether nothing is asked of a value of the shape.
func (s *shape) opaque() bool { return s == anything }

// The shapes of values without an order of their own.
var (
	anything = &shape{what: "a value", kinds: null | boolean | number | text | list | object}
	word     = &shape{what: "a string", kinds: text}
	title    = &shape{what: "a string", kinds: text | number} // of what YAML reads as a number: version: 1.0
	flag     = &shape{what: "true or false", kinds: boolean}
	limit    = &shape{what: "a number", kinds: number | text} // some documents write limits as strings
	words    = &shape{what: "an array of strings", kinds: list, items: word}
	values   = &shape{what: "an array", kinds: list, items: anything}
	docs     = &shape{what: "external documentation", kinds: object, members: shapes{"url": word, "description": word}}
	examples = &shape{what: "examples", kinds: object | list, rest: anything, items: anything}
)

type shapes = map[string]*shape

// The shapes that contain themselves, or one another, are filled by init.
var (
	schema     = &shape{what: "a schema", kinds: object | boolean, ref: true}
	arms       = &shape{what: "an array of schemas", kinds: list, items: schema}
	pathItem   = &shape{what: "a path", kinds: object, ref: true}
	header     = &shape{what: "a header", kinds: object, ref: true}
	mediaType  = &shape{what: "a media type", kinds: object}
	mediaTypes = &shape{what: "media types", kinds: object, rest: mediaType}
)

var (
	server = &shape{what: "a server", kinds: object, need: []string{"url"}, members: shapes{
		"url": word, "description": word, "name": word,
		"variables": {what: "server variables", kinds: object, rest: &shape{
			what: "a server variable", kinds: object, need: []string{"default"},
			members: shapes{"default": title, "enum": {what: "an array of strings", kinds: list, items: title}, "description": word},
		}},
	}}
	servers     = &shape{what: "servers", kinds: list, items: server}
	requirement = &shape{what: "a security requirement", kinds: object, rest: words}
	security    = &shape{what: "security requirements", kinds: list, items: requirement}

	parameter = &shape{what: "a parameter", kinds: object, ref: true, need: []string{"name", "in"}, members: shapes{
		"name": word, "in": word, "description": word, "required": flag, "deprecated": flag, "allowEmptyValue": flag,
		"style": word, "explode": flag, "allowReserved": flag, "schema": schema, "content": mediaTypes,
		"example": anything, "examples": examples,
	}}
	parameters = &shape{what: "parameters", kinds: list, items: parameter}

	requestBody = &shape{what: "a request body", kinds: object, ref: true, need: []string{"content"}, members: shapes{
		"description": word, "content": mediaTypes, "required": flag,
	}}
	response = &shape{what: "a response", kinds: object, ref: true, members: shapes{
		"description": word, "headers": headers, "content": mediaTypes, "links": examples, "summary": word,
	}}
	responses = &shape{what: "responses", kinds: object, rest: response}
	headers   = &shape{what: "headers", kinds: object, rest: header}

	operation = &shape{what: "an operation", kinds: object, members: shapes{
		"tags": words, "summary": word, "description": word, "externalDocs": docs, "operationId": word,
		"parameters": parameters, "requestBody": requestBody, "responses": responses, "callbacks": examples,
		"deprecated": flag, "security": security, "servers": servers,
	}}

	flow = &shape{what: "an OAuth flow", kinds: object, members: shapes{
		"authorizationUrl": word, "tokenUrl": word, "refreshUrl": word, "deviceAuthorizationUrl": word,
		"scopes": {what: "scopes", kinds: object, rest: word},
	}}
	securityScheme = &shape{what: "a security scheme", kinds: object, ref: true, need: []string{"type"}, members: shapes{
		"type": word, "description": word, "name": word, "in": word, "scheme": word, "bearerFormat": word,
		"openIdConnectUrl": word, "oauth2MetadataUrl": word, "deprecated": flag,
		"flows": {what: "OAuth flows", kinds: object, rest: flow},
	}}

	components = &shape{what: "components", kinds: object, members: shapes{
		"schemas":         schemas,
		"responses":       {what: "responses", kinds: object, rest: response},
		"parameters":      {what: "parameters", kinds: object, rest: parameter},
		"examples":        examples,
		"requestBodies":   {what: "request bodies", kinds: object, rest: requestBody},
		"headers":         headers,
		"securitySchemes": {what: "security schemes", kinds: object, rest: securityScheme},
		"links":           examples,
		"callbacks":       examples,
		"pathItems":       {what: "paths", kinds: object, rest: pathItem},
	}}
	schemas = &shape{what: "schemas", kinds: object, rest: schema}

	info = &shape{what: "the info object", kinds: object, need: []string{"title", "version"}, members: shapes{
		"title": title, "version": title, "description": word, "summary": word, "termsOfService": word,
		"contact": {what: "a contact", kinds: object, rest: word}, "license": {what: "a license", kinds: object, rest: word},
	}}
	tag = &shape{what: "a tag", kinds: object, need: []string{"name"}, members: shapes{
		"name": word, "description": word, "externalDocs": docs, "summary": word, "parent": word, "kind": word,
	}}

	openapiDocument = &shape{what: "an OpenAPI document", kinds: object, need: []string{"info"}, members: shapes{
		"openapi": title, "info": info, "servers": servers, "components": components, "security": security,
		"paths":    {what: "paths", kinds: object, rest: pathItem},
		"webhooks": {what: "webhooks", kinds: object, rest: pathItem},
		"tags":     {what: "tags", kinds: list, items: tag}, "externalDocs": docs, "jsonSchemaDialect": word, "$self": word,
	}}
)

// methods are the members of a path that are operations, in the order in which
// OpenAPI has them.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

func init() {
	encoding := &shape{what: "an encoding", kinds: object, members: shapes{
		"contentType": word, "headers": headers, "style": word, "explode": flag, "allowReserved": flag,
	}}
	mediaType.members = shapes{
		"schema": schema, "example": anything, "examples": examples,
		"encoding": {what: "encodings", kinds: object, rest: encoding},
	}
	header.members = shapes{
		"description": word, "required": flag, "deprecated": flag, "allowEmptyValue": flag, "style": word, "explode": flag,
		"schema": schema, "content": mediaTypes, "example": anything, "examples": examples, "allowReserved": flag,
		"name": word, "in": word,
	}
	pathItem.members = shapes{
		"summary": word, "description": word, "servers": servers, "parameters": parameters,
	}
	for _, method := range methods {
		pathItem.members[method] = operation
	}
	schema.members = schemaMembers()
}

// schemaMembers are the keywords of schemas in OpenAPI 3.0 and 3.1.
func schemaMembers() shapes {
	bound := &shape{what: "a number", kinds: number | boolean | text}
	return shapes{
		"title": word, "description": word, "format": word, "pattern": word, "$comment": word,
		"type":      {what: "a type", kinds: text | list, items: word},
		"minLength": limit, "maxLength": limit, "minItems": limit, "maxItems": limit, "minProperties": limit, "maxProperties": limit,
		"minimum": limit, "maximum": limit, "multipleOf": limit, "exclusiveMinimum": bound, "exclusiveMaximum": bound,
		"enum": values, "const": anything, "default": anything, "example": anything, "examples": examples,
		"uniqueItems": flag, "nullable": flag, "readOnly": flag, "writeOnly": flag, "deprecated": flag,
		"required":      words,
		"properties":    schemas,
		"items":         schema,
		"allOf":         arms,
		"anyOf":         arms,
		"oneOf":         arms,
		"not":           schema,
		"discriminator": discriminator,
		"xml":           {what: "an XML description", kinds: object, rest: anything},
		"externalDocs":  docs,

		"additionalProperties": schema, "patternProperties": schemas, "propertyNames": schema, "unevaluatedProperties": schema,
		"prefixItems": arms, "contains": schema, "minContains": limit, "maxContains": limit, "unevaluatedItems": schema,
		"if": schema, "then": schema, "else": schema, "dependentSchemas": schemas, "dependentRequired": anything,
		"$defs": schemas, "definitions": schemas, "$id": word, "$schema": word, "$anchor": word, "$dynamicRef": word, "$dynamicAnchor": word,
		"contentMediaType": word, "contentEncoding": word, "contentSchema": schema, "allowEmptyValue": flag,
	}
}

var discriminator = &shape{what: "a discriminator", kinds: object, need: []string{"propertyName"}, members: shapes{
	"propertyName": word, "mapping": {what: "a mapping", kinds: object, rest: word}, "defaultMapping": word,
}}
