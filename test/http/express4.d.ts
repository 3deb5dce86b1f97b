/** The tests use only the part that equals Express 5. */
declare module 'express4' {
  export { default } from 'express';
}
