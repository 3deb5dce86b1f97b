// on exit, appends the paths of all CommonJS files that the program loaded, by Node or from compiled code
const { appendFileSync } = require('node:fs');
const vm = require('node:vm');

const compiled = new Set();
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    if (typeof options?.filename === 'string') compiled.add(options.filename);
  }
};

process.on('exit', () => {
  const files = [...Object.keys(require.cache), ...compiled];
  appendFileSync(process.env.LOADED_LIST, `${files.join('\n')}\n`);
});
