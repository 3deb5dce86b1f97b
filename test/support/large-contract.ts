/**
 * Returns a contract in YAML with this number of operations, of about 3 kB each: parameters, bodies by reference,
 * examples and descriptions, as in contracts of real APIs. The same number gives the same text.
 */
export function largeContract(operations: number): string {
  const numbers = Array.from({ length: operations }, (_, index) => index + 1);
  return [
    'openapi: 3.0.3',
    'info: { title: Large, version: 1.0.0 }',
    'servers: [{ url: "https://large.example/api/v1" }]',
    'security: [{ bearer: [] }]',
    'paths:',
    ...numbers.map(pathOf),
    'components:',
    '  securitySchemes:',
    '    bearer: { type: http, scheme: bearer }',
    '  schemas:',
    ...numbers.map(schemaOf),
    '',
  ].join('\n');
}

function pathOf(number: number): string {
  return `  /resources${number}/{id}:
    post:
      operationId: createResource${number}
      summary: Creates resource ${number} and returns it
      description: >-
        Creates a resource with a name, an address and tags. The owner is the account of the token. A second call with
        the same name fails, as names are unique within an account.
      tags: [resources, group${number % 7}]
      parameters:
        - name: id
          in: path
          required: true
          description: The identifier of the parent, which must belong to the same account.
          schema: { type: string, pattern: '^[a-z0-9-]{1,36}$' }
        - name: expand
          in: query
          description: Names of members to include in full instead of as identifiers.
          schema: { type: array, items: { type: string, enum: [owner, tags, parent] } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Resource${number}' }
            examples:
              short: { value: { name: one, count: ${number} } }
      responses:
        '200':
          description: The new resource
          headers:
            X-Request-Id: { schema: { type: string } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Resource${number}' }
              examples:
                created:
                  summary: A resource with all members
                  value:
                    id: ${number}
                    name: Resource ${number}
                    count: ${number * 3}
                    created: '2024-01-02T03:04:05Z'
                    address: { street: 1 Main Street, city: Springfield, country: US }
                    tags: [red, green, blue]
        '401':
          description: The token is missing or has expired
          content:
            application/json:
              schema: { type: object, properties: { error: { type: string } } }
              example: { error: unauthorized }`;
}

function schemaOf(number: number): string {
  return `    Resource${number}:
      type: object
      required: [name]
      properties:
        id: { type: integer, readOnly: true, description: The identifier, which the server assigns. }
        name: { type: string, minLength: 1, maxLength: 80 }
        count: { type: integer, minimum: 0, exclusiveMinimum: false }
        note: { type: string, nullable: true }
        created: { type: string, format: date-time, readOnly: true }
        parent: { $ref: '#/components/schemas/Resource${Math.max(1, number - 1)}' }
        address:
          type: object
          properties:
            street: { type: string }
            city: { type: string }
            country: { type: string, pattern: '^[A-Z]{2}$' }
        tags: { type: array, maxItems: 20, items: { type: string } }`;
}
