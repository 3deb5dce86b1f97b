/** Where the control plane stands. */
export const adminPath = '/__admin';
