/** Loaded on demand, from a separate file of the package. */
export { sample } from 'openapi-sampler';
