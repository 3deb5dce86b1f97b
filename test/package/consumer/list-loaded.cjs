// appends every CommonJS file that the program loaded, when it ends
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  appendFileSync(process.env.LOADED_LIST, `${Object.keys(require.cache).join('\n')}\n`);
});
