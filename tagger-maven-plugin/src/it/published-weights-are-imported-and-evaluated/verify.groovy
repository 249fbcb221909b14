// what was imported scores as PyTorch does (src/worker/src/test/resources/published, which are the same jets)
def reference = new File(basedir, 'reference.csv').readLines('UTF-8').drop(1)*.split(',')
def scores = new File(basedir, 'target/scores/scores.csv').readLines('UTF-8').drop(1)*.split(',')
assert scores.size() == 200
def found = scores.collectEntries { [(it[0] + it[1]): it[3] as double] }
assert reference.size() == 10
reference.each { assert Math.abs(found[it[0] + it[1]] - (it[2] as double)) < 1e-5 }
def tagger = new java.util.zip.ZipFile(new File(basedir, 'target/tagger.zip')).withCloseable {
    new groovy.json.JsonSlurper().parse(it.getInputStream(it.getEntry('tagger.json')))
}
assert tagger.provenance['weights-sha256'] == '9b3c4c3457864de63ceabc8eba180877ce13cba80660e32a5e621ef024f0bba8'
def metrics = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/scores/metrics.json'))
assert metrics.auc > metrics['auc-low'] && metrics.rejection['0.5'].background > 0
def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('hundred-w-jets.h5 (signal): 100 jets')
assert log.contains('is given twice, as background too')
assert !new File(basedir, 'target/refused').exists()
assert log.contains('missing: edge_convs.5.theta.weight')
assert !new File(basedir, 'target/refused.zip').exists()
assert log =~ /WARN.* bad-jets\.h5: \d+ jets cannot be used and have no score: it has no constituents/
assert new File(basedir, 'target/some/metrics.json').isFile()
assert log.contains('no jets of background can be used, so there are no metrics')
assert new File(basedir, 'target/none/scores.csv').readLines().size() == 101
assert !new File(basedir, 'target/none/metrics.json').exists()
return true
