import { SwaggerModule } from '@nestjs/swagger';
import { createApp, createDocument } from './create-app.js';

const app = await createApp();
SwaggerModule.setup('api', app, () => createDocument(app));
await app.listen(process.env.PORT ?? 3000, '127.0.0.1');
console.log(await app.getUrl());
