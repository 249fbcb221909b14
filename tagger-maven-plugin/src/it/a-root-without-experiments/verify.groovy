def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.findAll(/:plan \(default-cli\) @/).size() == 1 : 'once, not per module'
assert log.contains('no-such-experiment') : 'the configuration of the module'
assert log.contains('did you mean') || log.contains('tiny') : 'the descriptors of the module'
return true
