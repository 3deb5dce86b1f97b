/*
 * Each is one atomic step in Redis. KEYS[1] is a hash: the namespace's records by their addresses, each as
 * `<version> <JSON>`, and beside them, under names without a slash,
 *   requests  how many it has counted
 *   versions  the last version it gave out
 *   nothing   the version of what stands at an address without a record
 */

/**
 * Begins a namespace that is not there, and keeps one that is from being swept. Versions begin with the time in
 * microseconds, so that those of a namespace that was dropped or swept do not come again.
 */
const begun = `
local function begin(seconds)
  if redis.call('EXISTS', KEYS[1]) == 0 then
    local time = redis.call('TIME')
    local first = time[1] .. string.format('%06d', time[2])
    redis.call('HSET', KEYS[1], 'versions', first, 'nothing', first)
  end
  redis.call('EXPIRE', KEYS[1], seconds)
end

local function newVersion()
  return string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'versions', 1))
end`;

/** KEYS[2] and [3]: its snapshots and its sets, which live as long as it does. ARGV: seconds until the sweep, the setup's address. */
export const claimScript = `${begun}
begin(ARGV[1])
redis.call('EXPIRE', KEYS[2], ARGV[1])
redis.call('EXPIRE', KEYS[3], ARGV[1])
return {
  redis.call('HINCRBY', KEYS[1], 'requests', 1),
  redis.call('HGET', KEYS[1], ARGV[2]) or redis.call('HGET', KEYS[1], 'nothing')
}`;

/** ARGV: the address. */
export const readScript = `
return redis.call('HGET', KEYS[1], ARGV[1]) or redis.call('HGET', KEYS[1], 'nothing') or '0'`;

/** ARGV: seconds until the sweep, how many were read, an address and a version for each, an address and JSON for each write. */
export const commitScript = `${begun}
local nothing = redis.call('HGET', KEYS[1], 'nothing') or '0'
local firstWrite = 3 + 2 * tonumber(ARGV[2])
for at = 3, firstWrite - 1, 2 do
  local stored = redis.call('HGET', KEYS[1], ARGV[at])
  local version = stored and string.match(stored, '^%d+') or nothing
  if version ~= ARGV[at + 1] then return 0 end
end
begin(ARGV[1])
local version = newVersion()
for at = firstWrite, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[at], version .. ' ' .. ARGV[at + 1])
end
return 1`;

/** ARGV: seconds until the sweep, the number of requests, an address and JSON for each record. */
export const replaceScript = `${begun}
begin(ARGV[1])
local version = newVersion()
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'versions', version, 'nothing', version, 'requests', ARGV[2])
for at = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[at], version .. ' ' .. ARGV[at + 1])
end
redis.call('EXPIRE', KEYS[1], ARGV[1])`;
