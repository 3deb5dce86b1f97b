import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { createApp, createDocument } from './create-app.js';

const app = await createApp();
writeFileSync('../nestjs.yaml', stringify(createDocument(app), { aliasDuplicateObjects: false }));
await app.close();
