// what was published, taken and compared
def log = new File(basedir, 'build.log').getText('UTF-8')
for (version in ['1', '2']) {
    assert new File(basedir, "released/org/example/publisher/$version/publisher-$version-tagger-results.zip").isFile()
    assert new File(basedir, "released/org/example/publisher/$version/publisher-$version-tagger-model.zip").isFile()
}
def local = new File(localRepositoryPath, 'org/example/publisher')
assert new File(local, '2/publisher-2-tagger-results.zip').isFile() : 'RELEASE is the last one'
assert new File(local, '1/publisher-1-tagger-results.zip').isFile() : '(,2) is the one before'
assert new File(local, '1/publisher-1-tagger-model.zip').isFile() : 'the source'
assert !log.contains('user 1: source') && log.findAll(/ trained: .*source/).size() == 1 : 'the source was not trained again'
assert log.contains('There is no release of org.example:publisher:zip:tagger-results:(,1) yet, nothing is compared.')
def comparison = new File(basedir, 'user/target/tagger/comparison')
assert new File(comparison, 'index.html').getText('UTF-8').contains('Compared with org.example:publisher:(,2)')
assert new File(comparison, 'index.html').getText('UTF-8').contains('Only here, not compared: only-here.')
assert new File(comparison, 'tiny/comparison.html').getText('UTF-8').contains('fails on never')
assert new File(basedir, 'user/target/tagger/index.html').getText('UTF-8').contains('href="comparison/index.html"')
assert log.indexOf('Comparison: file:') < log.indexOf('not passed, listed above') : 'compared before the gate failed'
return true
