/*
 * Each script is one atomic step in Redis. KEYS[1] is a hash with the namespace's records by address, each as
 * `<version> <JSON>`, or `<version>@<time> <JSON>` if it expires. It also has counters, whose names have no slash:
 *
 *   requests  the number of requests counted
 *   versions  the last version assigned
 *   nothing   the version of an address without a record
 *
 * Expiring records are also members of a sorted set, in the order in which they expire. A member consists of
 * collection, time and key, separated by zero bytes, with the score 0. Times have `timeDigits` digits.
 */

/**
 * Creates the namespace if it doesn't exist, and postpones its sweep. Versions begin with the time in microseconds, so
 * that those of a dropped or swept namespace never repeat.
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

/** The number of digits of a time in Redis: enough for milliseconds beyond any expiry. */
export const timeDigits = 17;

const expiring = `
local function member(address, time)
  local collection, key = string.match(address, '^([^/]+/[^/]+)/(.*)$')
  return collection .. '\\0' .. time .. '\\0' .. key, collection
end

local function unqueue(address)
  local before = redis.call('HGET', KEYS[1], address)
  local time = before and string.match(before, '^%d+@(%d+) ')
  if time then redis.call('ZREM', KEYS[2], (member(address, time))) end
end

-- returns the collection of an expiring record; nil for any other
local function write(address, version, time, json)
  unqueue(address)
  if time == '' then
    redis.call('HSET', KEYS[1], address, version .. ' ' .. json)
    return nil
  end
  local name, collection = member(address, time)
  if tonumber(time) == 0 then
    redis.call('HDEL', KEYS[1], address)
  else
    redis.call('HSET', KEYS[1], address, version .. '@' .. time .. ' ' .. json)
    redis.call('ZADD', KEYS[2], 0, name)
  end
  return collection
end

local function drop(collection, names)
  for _, name in ipairs(names) do
    redis.call('HDEL', KEYS[1], collection .. '/' .. string.sub(name, #collection + ${timeDigits + 3}))
    redis.call('ZREM', KEYS[2], name)
  end
end

-- returns the members of a collection that expire before a time
local function past(collection, time, most)
  local from, to = '[' .. collection .. '\\0', '(' .. collection .. '\\0' .. time
  return redis.call('ZRANGEBYLEX', KEYS[2], from, to, 'LIMIT', 0, most)
end`;

/**
 * KEYS[2], [3] and [4]: the expiry order, the snapshots and the sets, which expire with it. ARGV: seconds until the
 * sweep, the settings' address.
 */
export const claimScript = `${begun}
begin(ARGV[1])
redis.call('EXPIRE', KEYS[2], ARGV[1])
redis.call('EXPIRE', KEYS[3], ARGV[1])
redis.call('EXPIRE', KEYS[4], ARGV[1])
return {
  redis.call('HINCRBY', KEYS[1], 'requests', 1),
  redis.call('HGET', KEYS[1], ARGV[2]) or redis.call('HGET', KEYS[1], 'nothing')
}`;

/** ARGV: the address. */
export const readScript = `
return redis.call('HGET', KEYS[1], ARGV[1]) or redis.call('HGET', KEYS[1], 'nothing') or '0'`;

/**
 * ARGV: seconds until the sweep; the number of reads, and address and version of each; the time up to which records
 * expire, the limit of a collection and the limit of evictions; address, time (empty if none) and JSON of each write.
 */
export const commitScript = `${begun}${expiring}
local nothing = redis.call('HGET', KEYS[1], 'nothing') or '0'
local keeping = 3 + 2 * tonumber(ARGV[2])
for at = 3, keeping - 1, 2 do
  local stored = redis.call('HGET', KEYS[1], ARGV[at])
  local version = stored and string.match(stored, '^%d+') or nothing
  if version ~= ARGV[at + 1] then return 0 end
end
begin(ARGV[1])
local version = newVersion()
local collections = {}
for at = keeping + 3, #ARGV, 3 do
  local collection = write(ARGV[at], version, ARGV[at + 1], ARGV[at + 2])
  if collection then collections[collection] = true end
end
local most, mostGoing = tonumber(ARGV[keeping + 1]), tonumber(ARGV[keeping + 2])
for collection in pairs(collections) do
  drop(collection, past(collection, ARGV[keeping], mostGoing))
  local from, to = '[' .. collection .. '\\0', '(' .. collection .. '\\1'
  local surplus = math.min(redis.call('ZLEXCOUNT', KEYS[2], from, to) - most, mostGoing)
  if surplus > 0 then drop(collection, redis.call('ZRANGEBYLEX', KEYS[2], from, to, 'LIMIT', 0, surplus)) end
  redis.call('EXPIRE', KEYS[2], ARGV[1])
end
return 1`;

/** ARGV: the time up to which records expire. */
export const letGoScript = `${expiring}
local from = '-'
for _ = 1, 10000 do
  local first = redis.call('ZRANGEBYLEX', KEYS[2], from, '+', 'LIMIT', 0, 1)[1]
  if not first then return end
  local collection = string.match(first, '^%Z+')
  local names = past(collection, ARGV[1], 1000)
  drop(collection, names)
  if #names < 1000 then from = '(' .. collection .. '\\1' end
end`;

/** ARGV: seconds until the sweep; the number of requests; address, time (empty if none) and JSON of each record. */
export const replaceScript = `${begun}${expiring}
begin(ARGV[1])
local version = newVersion()
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('HSET', KEYS[1], 'versions', version, 'nothing', version, 'requests', ARGV[2])
for at = 3, #ARGV, 3 do
  write(ARGV[at], version, ARGV[at + 1], ARGV[at + 2])
end
redis.call('EXPIRE', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[2], ARGV[1])`;
