#!/usr/bin/env python3
"""Prints the table of other tools. compare.py paragraphs SETS LANGUAGE | compare.py table SETS SPEED.tsv CALQUE |
compare.py srx SETS CALQUE (the rules of `calque srx export` against those that they are made from)"""
import datetime, json, pathlib, platform, subprocess, sys, tempfile, time, warnings

SETS = 'en-ntrex en-gumnews en-pud ru-ntrex ru-fre ru-pud zh-ntrex zh-pud'.split()
warnings.filterwarnings('ignore')


def gold(folder, name):
    with open(f'{folder}/{name}.dev.gold.jsonl', encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def paragraphs(folder, name):
    blank = '' if name.startswith('zh') else ' '
    return [blank.join(paragraph['sents']).replace('\n', ' ') for paragraph in gold(folder, name)]


def peers():
    import blingfire, pysbd, razdel, sentencex
    segmenters = {language: pysbd.Segmenter(language=language, clean=False) for language in ('en', 'ru', 'zh')}
    tools = {
        'pysbd': lambda text, language: segmenters[language].segment(text),
        'sentencex': lambda text, language: list(sentencex.segment(language, text)),
        'blingfire': lambda text, language: blingfire.text_to_sentences(text).split('\n'),
        'razdel': lambda text, language: [s.text for s in razdel.sentenize(text)] if language == 'ru' else None,
    }
    try:
        # Without its learnt parameters, which are a download of their own.
        from nltk.tokenize.punkt import PunktSentenceTokenizer
        punkt = {language: PunktSentenceTokenizer() for language in ('en', 'ru')}
        tools['punkt'] = lambda text, language: punkt[language].tokenize(text) if language in punkt else None
        import spacy
        rules = {}
        for language in ('en', 'ru', 'zh'):
            rules[language] = spacy.blank(language)
            rules[language].add_pipe('sentencizer')
        tools['spaCy sentencizer'] = lambda text, language: [s.text for s in rules[language](text).sents]
    except ImportError:
        pass
    return tools


def fold(segments):
    return [' '.join(s.split()).strip('\u200b\ufeff \u00ad') for s in segments]


def wire(folder, calque):
    """Prints the share of the wire cases that each tool has right."""
    cases = json.loads(pathlib.Path(folder, 'wire-cases.json').read_text('utf-8'))
    shares = {}
    for language in ('en', 'ru', 'zh'):
        mine = [case for case in cases if case['lang'] == language]
        texts = [' '.join(case['text'].split('\n')) for case in mine]
        found = {'calque': segment(calque, texts, language)}
        for path in sorted(pathlib.Path(folder).parent.glob('srx/*.srx')):
            found[f'calque --srx {path.name}'] = segment(calque, texts, language, '--srx', str(path))
        for peer, tool in peers().items():
            results = [tool(text, language) for text in texts]
            if results[0] is not None:
                found[peer] = results
        for tool, results in found.items():
            right = sum(fold(case['expect']) == [s for s in fold(got) if s] for case, got in zip(mine, results))
            shares.setdefault(tool, {})[language] = f'{100 * right / len(mine):.1f}'
    print('\n## Wire cases\n\nThe share of the wire cases of the development half with all boundaries right, in percent.\n')
    print('| tool | en | ru | zh |\n|---|---|---|---|')
    for tool, cells in shares.items():
        print(f'| {tool} | ' + ' | '.join(cells.get(language, '–') for language in ('en', 'ru', 'zh')) + ' |')


def segment(calque, texts, language, *flags):
    out = subprocess.run(
        [calque, 'segment', '--lang', language, '--each-line', '--format', 'json', *flags, '-'],
        input=('\n'.join(texts) + '\n').encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def table(folder, speed, calque):
    sys.path.insert(0, folder)
    import score
    rows = {}
    for name in SETS:
        texts = paragraphs(folder, name)
        language = name[:2]
        found = {'calque': (segment(calque, texts, language), None)}
        for peer, tool in peers().items():
            start = time.process_time()
            result = [tool(text, language) for text in texts]
            seconds = time.process_time() - start
            if result[0] is not None:
                found[peer] = (result, sum(len(text.encode()) for text in texts) / 1e6 / seconds)
        for tool, (result, rate) in found.items():
            rows.setdefault(tool, {})[name] = (100 * score.score(gold(folder, name), result)['F1'], rate)
    lines = [line.split('\t') for line in open(speed, encoding='utf-8').read().splitlines()]
    ours = {line[0]: float(line[3]) for line in lines}
    model = next((line.split(':')[1].strip() for line in open('/proc/cpuinfo') if line.startswith('model name')), '')
    print(f'# Segmentation\n\n{datetime.date.today()}, {model or platform.machine()}, one core. Written by '
          '`Benchmarks/segmentation/run`.\n')
    print('## Speed\n\nThe paragraphs of the development sets, repeated. Only segments are produced. Processor time, '
          'the best of seven\nrounds; the two programs take turns.\n')
    print('| language | MB | plain ICU, MB/s | Calque, MB/s | ratio |\n|---|---|---|---|---|')
    for line in lines:
        print('| ' + ' | '.join(line) + ' |')
    print('\n## Quality and speed of other tools\n\nF1 on inner boundaries of the development sets, in percent, with '
          'MB/s in parentheses. The tools are called from\nPython, one paragraph at a time (Calque: as above).\n')
    print('| tool | ' + ' | '.join(SETS) + ' |\n|---' + '|---' * len(SETS) + '|')
    for tool, cells in rows.items():
        shown = []
        for name in SETS:
            if name not in cells:
                shown.append('–')
                continue
            figure, rate = cells[name]
            rate = ours[name[:2]] if rate is None else rate
            shown.append(f'{figure:.2f} ({rate:.3g})')
        print(f'| {tool} | ' + ' | '.join(shown) + ' |')
    wire(folder, calque)


def srx(folder, calque):
    sys.path.insert(0, folder)
    import score
    rows = {'calque': [], 'calque --srx': [], 'of ours, %': []}
    with tempfile.TemporaryDirectory() as temporary:
        rules = temporary + '/calque.srx'
        subprocess.run([calque, 'srx', 'export', '--lang', 'en,ru,zh', '--output', rules], check=True)
        for name in SETS:
            texts = paragraphs(folder, name)
            mine, theirs = (
                score.score(gold(folder, name), segment(calque, texts, name[:2], *flags))['F1']
                for flags in ((), ('--srx', rules)))
            for row, figure in zip(rows.values(), (mine, theirs, theirs / mine)):
                row.append(f'{100 * figure:.2f}')
    print('| F1 | ' + ' | '.join(SETS) + ' |\n|---' + '|---' * len(SETS) + '|')
    for name, cells in rows.items():
        print(f'| {name} | ' + ' | '.join(cells) + ' |')


if sys.argv[1] == 'srx':
    srx(str(pathlib.Path(sys.argv[2]).resolve()), sys.argv[3])
elif sys.argv[1] == 'paragraphs':
    for name in SETS:
        if name.startswith(sys.argv[3]):
            print('\n'.join(paragraphs(sys.argv[2], name)))
else:
    table(str(pathlib.Path(sys.argv[2]).resolve()), sys.argv[3], sys.argv[4])
