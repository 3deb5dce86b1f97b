// on exit, appends the paths of all CommonJS files that the program loaded
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  appendFileSync(process.env.LOADED_LIST, `${Object.keys(require.cache).join('\n')}\n`);
});
