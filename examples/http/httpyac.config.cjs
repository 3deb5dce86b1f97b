/** Settings of httpyac: it checks the comment `# @expect`, and reads `{{name.response.body.$…}}` as VS Code REST Client does. */
module.exports = {
  // a cookie of an earlier answer would authenticate a later request
  cookieJarEnabled: false,
  configureHooks({ hooks, utils }) {
    hooks.onResponse.addHook('expect', (response, context) => {
      const { name, expect = '' } = context.httpRegion.metaData;
      const [status, outcome] = expect.split(' ');
      const test = utils.testFactory(context);
      if (status) test.status(Number(status));
      if (outcome) test.header('x-emulator-outcome', outcome);
      const referred = { response: { body: { $: response.parsedBody } } };
      if (/^\w+$/.test(name)) utils.setVariableInContext({ [name]: referred }, context);
    });
  },
};
