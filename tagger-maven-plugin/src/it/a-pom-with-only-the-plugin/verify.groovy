// what the goals left, and what they said
def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('1 experiment is valid: tiny')
assert log.contains('trained 3 trials, 0 were there before')
assert log.findAll(/Training took \d+ s of the \d+ s of \d workers? \(\d+ %\); validation \d+ s, test \d+ s, reading jets \d+ s/).size() == 1
assert log.contains('nothing to train: 3 trials are in')
assert log.contains('3 trials: 3 cached, 0 to run')
assert log.count('Report: file:') == 6
assert log.contains('a-pom-with-only-the-plugin-1-tagger-model.zip')
assert log.contains('comparison/index.html')
assert new File(basedir, 'target/tagger/comparison/tiny/comparison.html').getText('UTF-8').contains('<svg')
assert new File(basedir, 'target/tagger/comparison/tiny/comparison.md').isFile()
// what a paper takes
['figures/auc.svg', 'figures/auc.pdf', 'tables/summary.tex', 'references.bib', 'methods.md'].each {
    assert new File(basedir, 'target/tagger/tiny/' + it).length() > 0 : it
}
assert new File(basedir, 'tagger-descriptor.schema.json').isFile()
// trials of one machine have one environment
assert !new File(basedir, 'target/tagger/tiny/results.json').getText('UTF-8').contains('"several"')
def page = new File(basedir, 'target/site/tagger-experiments.html').getText('UTF-8')
assert page.contains('href="tagger-experiments/tiny/report.html"')
assert new File(basedir, 'target/site/tagger-experiments/tiny/report.html').isFile()
assert new File(basedir, '.tagger').isDirectory() : 'clean must not lose what was trained'
// samples are looked at in the first report only
assert log.count('Looking at the jets of') == 1
assert new File(basedir, 'target/tagger/samples.html').getText('UTF-8').contains('<svg')
assert log =~ /w\.h5 \(tagger-jets\): \d+ jets read, \d+ written to/
assert new File(basedir, 'target/converted.h5').length() > 0
return true
