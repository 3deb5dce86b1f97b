/**
 * The pages of the API reference. `opens` names the exports that begin a page of the main entry point; every other
 * export goes to the nearest page that refers to it, else to the first. A page without `opens` shows an entry point of its own.
 */
export const pages = {
  start: {
    title: 'Functions, options and errors',
    task: 'Start an emulator, connect to one, or mount it in an app',
    summary: 'Functions that start an emulator or connect to one, their options, and the errors they throw.',
    opens: [
      ...['createEmulator', 'createApp', 'connect', 'certificateFor'],
      ...['EmulatorOptions', 'AppOptions', 'ConnectOptions', 'TlsOptions'],
      ...['EmulatorError', 'OptionError', 'FileError'],
    ],
  },
  emulator: {
    title: 'Emulator and namespaces',
    task: 'Use an emulator, give each test a namespace, reset it, replace fixtures',
    summary:
      'The object that `createEmulator` and `connect` return, and its namespaces. Other pages describe their controls, such as `emulator.clock`.',
    opens: ['LoginEmulator', 'Namespace', 'Controls', 'App', 'Middleware', 'Fetch', 'CloseOptions'],
  },
  scenarios: {
    title: 'Scenarios and outcomes',
    task: 'Make a login fail, list all outcomes, measure coverage',
    summary:
      '`emulator.scenarios` changes how requests end, `emulator.outcomes` lists all outcomes, `emulator.coverage` those reached.',
    opens: ['ScenarioControls', 'OutcomeControls', 'CoverageControls', 'OutcomeName'],
  },
  accounts: {
    title: 'Accounts and sessions',
    task: 'Add, change or lock an account, end a session, introspect a token',
    summary:
      '`emulator.accounts` changes accounts, `emulator.sessions` lists, ends and introspects sessions.',
    opens: ['AccountControls', 'SessionControls'],
  },
  codes: {
    title: 'Codes and outbox',
    task: 'Get the code of an authenticator app, an SMS, an e-mail or a captcha',
    summary:
      '`emulator.codes` returns codes of authenticator apps, `emulator.outbox` messages that were sent.',
    opens: ['CodeControls', 'OutboxControls'],
  },
  clock: {
    title: 'Clock',
    task: 'Move or freeze time',
    summary: '`emulator.clock` reads, moves and freezes the time of a namespace.',
    opens: ['ClockControls'],
  },
  journal: {
    title: 'Journal',
    task: 'See which requests arrived, their responses, and why',
    summary: '`emulator.requests` lists, counts, streams and replays recorded requests.',
    opens: ['JournalControls', 'Entry', 'Recorder'],
  },
  state: {
    title: 'Snapshots, state and bundles',
    task: 'Save and restore the state, or attach it to a bug report',
    summary:
      '`emulator.snapshots` saves states in the emulator; `emulator.state` and `emulator.bundle` return them as JSON.',
    opens: ['SnapshotControls', 'Snapshot', 'StateControls', 'BundleControls'],
  },
  jest: {
    title: 'login-emulator/jest',
    task: 'Give each jest test a namespace',
    summary: '`useEmulator` for jest.',
  },
  vitest: {
    title: 'login-emulator/vitest',
    task: 'Give each vitest test a namespace',
    summary: '`useEmulator` for vitest, and a `test` for concurrent tests.',
  },
  playwright: {
    title: 'login-emulator/playwright',
    task: 'Give each Playwright test a namespace',
    summary: 'The `test` and `expect` of Playwright, with a namespace for each test.',
  },
  browser: {
    title: 'login-emulator/browser',
    task: 'Use an emulator from a web page',
    summary: 'Connects a web page, such as a story or a test in a browser, to an emulator.',
  },
  provider: {
    title: 'login-emulator/provider',
    task: 'Emulate your own API, with single operations in code',
    summary:
      '`defineProvider` loads your own provider from its contract and marks; `runExchanges` compares it with a table.',
  },
  cypress: {
    title: 'login-emulator/cypress',
    task: 'Let Cypress reach the emulator',
    summary: '`withEmulator` for `setupNodeEvents` of Cypress.',
  },
  'cypress-support': {
    title: 'login-emulator/cypress/support',
    task: 'Give each Cypress test a namespace, and sign in',
    summary:
      '`useEmulator` for the support file of Cypress, with the commands `cy.emulator` and `cy.signInAs`.',
  },
  vite: {
    title: 'login-emulator/vite',
    task: "Serve the emulator from Vite's dev server",
    summary: 'The plugin that mounts the emulator in a Vite server.',
  },
};
