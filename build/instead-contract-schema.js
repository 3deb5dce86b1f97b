/** In the place of what compiles the JSON Schema of OpenAPI itself: our contract is held against it by `npm run lint:contracts`. */
export class OpenAPISchemaValidator {
  validate() {
    throw new Error('the contract is not to be checked: give validateApiSpec: false');
  }
}
