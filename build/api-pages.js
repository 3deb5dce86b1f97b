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
      'The object that `createEmulator` and `connect` return, and the namespaces in it. The controls of a namespace are described on the other pages.',
    opens: ['LoginEmulator', 'Namespace', 'Controls', 'App', 'Middleware', 'Fetch', 'CloseOptions'],
  },
  scenarios: {
    title: 'Scenarios and outcomes',
    task: 'Make a login fail, list all outcomes, measure coverage',
    summary: '`emulator.scenarios`, `emulator.outcomes` and `emulator.coverage`.',
    opens: ['ScenarioControls', 'OutcomeControls', 'CoverageControls', 'OutcomeName'],
  },
  accounts: {
    title: 'Accounts and sessions',
    task: 'Add, change or lock an account, end a session, introspect a token',
    summary: '`emulator.accounts` and `emulator.sessions`.',
    opens: ['AccountControls', 'SessionControls'],
  },
  codes: {
    title: 'Codes and outbox',
    task: 'Get the code of an authenticator app, an SMS, an e-mail or a captcha',
    summary: '`emulator.codes` and `emulator.outbox`.',
    opens: ['CodeControls', 'OutboxControls'],
  },
  clock: {
    title: 'Clock',
    task: 'Move or freeze time',
    summary: '`emulator.clock`.',
    opens: ['ClockControls'],
  },
  journal: {
    title: 'Journal',
    task: 'Find out which requests arrived and why they were answered as they were',
    summary: '`emulator.requests`.',
    opens: ['JournalControls', 'Entry', 'Recorder'],
  },
  state: {
    title: 'Snapshots, state and bundles',
    task: 'Save and restore the state, or attach it to a bug report',
    summary: '`emulator.snapshots`, `emulator.state` and `emulator.bundle`.',
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
  vite: {
    title: 'login-emulator/vite',
    task: "Serve the emulator from Vite's dev server",
    summary: 'The plugin for Vite.',
  },
};
