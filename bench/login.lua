-- For wrk: sends the login with the body after `--`, and prints one line of JSON at the end of the load.
function init(args)
  wrk.method = 'POST'
  wrk.headers['Content-Type'] = 'application/json'
  wrk.body = args[1]
end

function done(summary, latency)
  local errors = summary.errors
  local refused = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '\n{"requests":%d,"microseconds":%d,"p99Microseconds":%d,"errors":%d}\n',
    summary.requests, summary.duration, latency:percentile(99), refused
  ))
end
