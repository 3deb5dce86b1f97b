import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

// build/instead-schema-walk.cjs leaves the search for them out
it('names no schema of the control plane by $id or $anchor', () => {
  const contract = readFileSync('openapi/admin.yaml', 'utf8');
  expect(contract.match(/\$ref/g)?.length).toBeGreaterThan(50);
  expect(contract.match(/\$(?:id|anchor|dynamicAnchor)\b/g)).toBeNull();
});
