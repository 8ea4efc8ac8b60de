#!/usr/bin/env python3
"""Breaks after abbreviations and single letters before 2,000 real openings each, and false breaks inside real segments.

openings.py DATA CALQUE. The openings are segments that the model was not trained with. The sentences before them are
ours. False breaks are counted in real segments of one sentence that have the abbreviation or the letter before a
capital inside; words that a new sentence would begin with are left out, since such segments may hold two sentences."""
import json, pathlib, random, re, subprocess, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'segmentation-trainer'))
import words

FRAMES = {
    'U.S.': ('en', ['Tariffs will hurt exporters in the U.S.', 'Grain prices rose across the U.S.',
                    'He has lived for years in the U.S.']),
    'Inc.': ('en', ['The chain was bought by Varde Inc.', 'She had spent ten years at Frost Inc.']),
    'Ph.D.': ('en', ['She was the first in her town to earn a Ph.D.', 'The job requires a Ph.D.']),
    'letter': ('ru', ['Сборная попала в группу А.', 'Врачи советуют принимать витамин С.', 'Рейс вылетел из терминала В.',
                      'Следствие допросило свидетеля К.', 'Судно отнесли к классу Б.', 'Фирма перешла на план Д.']),
}
INSIDE = {'U.S.': r'\bU\.S\. [A-Z]', 'Inc.': r'\b(?:Inc|Corp|Ltd|Co)\. [A-Z]', 'Ph.D.': r'\bPh\.D\. [A-Z]',
          'letter': r'(?<![\w.])[А-ЯЁ]\. ?[А-ЯЁ][а-яё]+'}


def segment(calque, language, texts):
    found = subprocess.run(
        [calque, 'segment', '--lang', language, '--each-line', '--format', 'json', '-'],
        input='\n'.join(texts) + '\n', capture_output=True, text=True, check=True).stdout.splitlines()
    return [json.loads(line) for line in found]


def main(data, calque):
    pools = {}
    for language in ('en', 'ru'):
        texts = sorted({t for t in words.segments(language, data) if 30 <= len(t) <= 300})
        random.Random(2026).shuffle(texts)
        pools[language] = texts
    print('| after | breaks, of 2,000 openings | false breaks inside real segments |\n|---|---|---|')
    for name, (language, frames) in FRAMES.items():
        openings = [t for t in pools[language] if not words.is_training(t, language) and t[0].isupper()
                    and t[1:2] not in '.)' and t[-1] in '.!?'][:2000]
        texts = [frames[i % len(frames)] + ' ' + t for i, t in enumerate(openings)]
        right = sum(got[0] == frames[i % len(frames)] for i, got in enumerate(segment(calque, language, texts)))
        real = [t for t in pools[language] if re.search(INSIDE[name], t) and len(re.findall(r'[.!?] ', t)) <= 3]
        pattern = re.compile('(?:' + INSIDE[name].replace(r'(?<![\w.])', '') + ')')
        false = total = 0
        for text, got in zip(real, segment(calque, language, real)):
            total += 1
            ends = [' '.join(got[:i + 1]) for i in range(len(got) - 1)]
            spots = {m.start() for m in re.finditer(INSIDE[name], text)}
            false += any(any(text.startswith(e) and 0 <= len(e) - 1 - s <= len(name) for s in spots) for e in ends)
        print(f'| {name} | {100 * right / len(openings):.2f} % of {len(openings)} | '
              f'{100 * false / max(1, total):.2f} % of {total} |')


main(*sys.argv[1:])
