const users = new Map();
const sessions = new Map();

export function addUser({ username, password, displayName }) {
  const user = { id: crypto.randomUUID(), username, displayName, mfaEnabled: false };
  users.set(username, { user, password });
  return user;
}

export function tryPassword(username, password) {
  const found = users.get(username);
  return found?.password === password ? found.user : undefined;
}

export function confirmCode(ticket, code) {
  return code === '000000' ? [...users.values()].find(({ user }) => user.id === ticket)?.user : undefined;
}

export function startSession(user) {
  const id = crypto.randomUUID();
  sessions.set(id, user);
  return id;
}

export const findSession = (id) => sessions.get(id);
export const endSession = (id) => sessions.delete(id);
