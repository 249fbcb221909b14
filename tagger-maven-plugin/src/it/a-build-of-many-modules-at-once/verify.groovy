// four trials in all: the source and the training from scratch belong to both modules
def log = new File(basedir, 'build.log').getText('UTF-8')
assert new File(basedir, '.tagger/trials').list().length == 4
assert log.findAll(/ trained: .* source 100 jets/).size() == 1 : 'one source for both'
assert log.findAll(/ trained: /).size() == 4
assert new File(basedir, 'detector/target/tagger/detector/report.html').isFile()
assert new File(basedir, 'transfer/target/tagger/transfer/report.html').isFile()
return true
