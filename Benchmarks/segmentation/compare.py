#!/usr/bin/env python3
"""Prints the table of other tools. compare.py paragraphs SETS LANGUAGE | compare.py table SETS SPEED.tsv CALQUE"""
import datetime, json, pathlib, platform, subprocess, sys, time, warnings

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
    return {
        'pysbd': lambda text, language: segmenters[language].segment(text),
        'sentencex': lambda text, language: list(sentencex.segment(language, text)),
        'blingfire': lambda text, language: blingfire.text_to_sentences(text).split('\n'),
        'razdel': lambda text, language: [s.text for s in razdel.sentenize(text)] if language == 'ru' else None,
    }


def table(folder, speed, calque):
    sys.path.insert(0, folder)
    import score
    rows = {}
    for name in SETS:
        texts = paragraphs(folder, name)
        language = name[:2]
        out = subprocess.run(
            [calque, 'segment', '--lang', language, '--each-line', '--format', 'json', '-'],
            input=('\n'.join(texts) + '\n').encode(), stdout=subprocess.PIPE, check=True).stdout
        found = {'calque': ([json.loads(line) for line in out.decode().splitlines()], None)}
        for peer, segment in peers().items():
            start = time.process_time()
            result = [segment(text, language) for text in texts]
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


if sys.argv[1] == 'paragraphs':
    for name in SETS:
        if name.startswith(sys.argv[3]):
            print('\n'.join(paragraphs(sys.argv[2], name)))
else:
    table(str(pathlib.Path(sys.argv[2]).resolve()), sys.argv[3], sys.argv[4])
