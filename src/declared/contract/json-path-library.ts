/** Loaded only with an overlay. */
export { exec, type JsonValue } from 'jsonpath-rfc9535';
export { default as parsePath } from 'jsonpath-rfc9535/parser';
