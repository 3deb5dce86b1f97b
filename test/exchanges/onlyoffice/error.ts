/** Returns an error in ONLYOFFICE's format. */
export const error = (statusCode: number, message: string) => ({
  error: { message, type: null, stack: null, hresult: 0 },
  status: 1,
  statusCode,
});
