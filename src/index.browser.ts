export { connect } from './library/connect-from-page.ts';
export { EmulatorError } from './library/admin-client.ts';
export { OptionError } from './errors.ts';

export type { ConnectOptions } from './library/connection.ts';
export type { PageEmulator } from './library/connect-from-page.ts';
export type { Controls, Namespace } from './library/namespace.ts';
