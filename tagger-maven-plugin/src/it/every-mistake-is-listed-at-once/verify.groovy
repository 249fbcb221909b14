def log = new File(basedir, 'build.log').getText('UTF-8')
assert log =~ /\d+ errors:/
assert log =~ /wrong\.yaml:3:\d+: .*lundnett/
assert log =~ /wrong\.yaml:4:\d+: .*one/
assert log =~ /wrong\.yaml:7:\d+: .*did you mean `batch`/
assert !log.contains('at org.taggerlab') : 'a mistake of the user needs no stack trace'
assert log.contains('-Dtagger.wokers: there is no such property; did you mean -Dtagger.workers?')
assert log.contains("-Dtagger.rerun: is 'yes', expected true or false")
assert log.contains('-Dtagger.patience: is -4, expected at least 1')
return true
