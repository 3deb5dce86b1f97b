/** How ONLYOFFICE words an error. */
export const error = (statusCode: number, message: string) => ({
  error: { message, type: null, stack: null, hresult: 0 },
  status: 1,
  statusCode,
});
