#!/usr/bin/env python3
"""Trains the model of Sources/Shims/CSegmentation/data/boundary.model.

train.py lines LANGUAGE DATA > LINES     real segments in pairs, as they are and with abbreviations put at their ends
train.py fit LANGUAGE QUESTIONS > MODEL  weights from what segmentation-trainer wrote, with figures on standard error"""
import collections, pathlib, random, re, sys, zlib

import numpy

import words

CASES = pathlib.Path(__file__).resolve().parents[2] / 'Sources/Shims/CSegmentation/data/ru.cases'

FOLDS = 5
ENDS = {
    'en': {
        'place': ['in the U.S.', 'in the U.K.', 'to the U.N.', 'from the U.S.', 'in Washington, D.C.', 'in the E.U.',
                  'in the U.S.A.', 'near Miami, Fla.', 'in Boston, Mass.', 'in St. Paul, Minn.', 'from L.A.',
                  'in Calif.', 'in Buffalo, N.Y.', 'in the U.A.E.'],
        'organisation': ['{} Inc.', '{} Corp.', '{} Ltd.', '{} & Co.', 'a Ph.D.', 'an M.D.', '{} Jr.', 'on {} St.',
                         '{} Cos.', '{} LLC.', 'at {} Univ.', 'with {} S.A.', 'an M.B.A.', '{} Bros.'],
        'time': ['at 5 p.m.', 'at 9 a.m.', 'by 11:30 p.m.', 'before 10 a.m.', 'until 6:15 a.m.'],
        'initial': ['{L}.', 'plan {L}.', 'to {L}.', 'vitamin {L}.', 'group {L}.'],
    },
    'ru': {
        'organisation': ['{} Inc.', '{} Corp.', '{} Ltd.', '{} & Co.', 'им.', 'в Одесской обл.', 'в Киевской обл.'],
        'initial': ['{L}.', '{L}.', '{N} {L}.', '{N} {L}.', '{P} {L}.'],
        'year': ['{Y}'],
    },
}
# Nouns before a letter that is not an initial, and persons without a name, whose letter may be one.
LETTERED = ('группу группе группы терминала терминал витамина витамин гепатита гепатит гепатитом класса класс корпусе '
            'корпус блока блоке вариант плана план категории категорию литеру зоне зоны сектор сектора подъезд точку '
            'вируса гриппа серии типа отряд отряда цех цеха причал пункт буквой буквы модели уровня команде палате '
            'секции отсеке маршрут ветке линии путь бригады роты школе секторе').split()
PERSONS = ('гражданина гражданин гражданку свидетеля свидетель обвиняемого обвиняемый жителя житель подростка студента '
           'пациента потерпевшую потерпевший фигуранта водителя полковника мужчину').split()
LETTERS = {'en': 'ABCDEFGHIJKLMNOPRSTVWXYZ', 'ru': 'АБВГДЕЖЗИКЛМНОПРСТУФХЭABCDX'}
YEAR = re.compile(r'(?<=\d{4} )год(?:а|у|ом|е|ов|ах)?\b(?= [«(]?[А-ЯЁA-Z0-9])')
YEAR_END = re.compile(r'(?<=\d{4} )год(?:а|у|ом|е|ов|ах)?\.$')
ABBREVIATION = {
    'en': re.compile(r"\b(?:[A-Z][a-z]{0,4}|(?:[A-Za-z]\.)+[A-Za-z]|LLC|PLC)\. [\"“(]?[A-Z0-9]"),
    'ru': re.compile(r'(?<!\w)(?:[А-ЯA-Z]|Inc|Corp|Ltd|Co|(?:[A-Z]\.)+[A-Z])\. ?[«(]?[А-ЯЁA-Z0-9]'),
}


def lines(language, data):
    """A line is `real` or `made`, a tab, and two segments. A segment that is cut off ends in an abbreviation."""
    chance = random.Random(16)
    texts = sorted({t for t in words.segments(language, data) if 20 <= len(t.encode()) <= 600 and '\t' not in t})
    chance.shuffle(texts)
    openings = [t for t in texts if words.is_training(t, language) and re.match(r'[“"«(]?[^\W\d_]', t)
                and (t.lstrip('“"«(')[:1].isupper()) and t[-1] in '.?!…”"»' and len(t.split()) > 3]
    names = [w for t in texts[:20000] for w in t.split()[1:] if w.isalpha() and w[0].isupper() and w[1:].islower()]
    for text in texts:
        if ABBREVIATION[language].search(text):
            yield 'real', text, chance.choice(openings)
            if chance.random() < .2:
                yield 'real', text.upper(), chance.choice(openings).upper()
    for text in texts:
        for changed in inside(text, language, chance):
            yield 'inside', changed, chance.choice(openings)
    if language == 'ru':
        for text in texts:
            if YEAR_END.search(text):
                for _ in range(6):
                    yield 'made', YEAR_END.sub('г.', text), chance.choice(openings)
        usual = {line.split()[0] for line in open(CASES, encoding='utf-8') if line.split()[1][0] >= '3'}
        for text in openings:
            first = re.match('[А-ЯЁ][а-яё]+', text)
            if first and len(first[0]) > 3 and first[0].lower()[:6] not in usual:
                for _ in range(2):
                    year = chance.choice(BEGUN).format(chance.randint(1905, 2029))
                    named = f'«{first[0]}»{text[len(first[0]):]}' if chance.random() < .25 else text
                    if chance.random() < .1:
                        named = chance.choice(['Apple', 'Boeing', 'Toyota', 'Siemens', 'Huawei']) + text[len(first[0]):]
                    yield 'inside', year + named, chance.choice(openings)
                    if chance.random() < .1:
                        yield 'inside', (year + text).upper(), chance.choice(openings).upper()
    kinds = ENDS[language]
    for _ in range(4 if language == 'en' else 5):
        for opening in openings:
            kind = chance.choice(list(kinds))
            start = chance.choice(openings).rstrip('.?!…”"»').split()[:12]
            end = chance.choice(kinds[kind]).replace('{}', chance.choice(names))
            if language == 'ru':
                end = end.replace('{N}', chance.choice(LETTERED)).replace('{P}', chance.choice(PERSONS))
                if end == '{Y}':
                    # What a sentence says before its year, cut off after its verb or before.
                    start = chance.choice(openings).rstrip('.?!…”"»').split()[:chance.randint(5, 16)]
                    end = chance.choice(YEARS).format(chance.randint(1905, 2029))
            first = ' '.join(start[:-1]) + ' ' + end.replace('{L}', chance.choice(LETTERS[language]))
            if chance.random() < .08:
                first, opening = first.upper(), opening.upper()
            yield 'made', first, opening


YEARS = ['в {} г.', 'с {} г.', 'до {} г.', 'в мае {} г.', '12 марта {} г.', 'к концу {} г.', '3 октября {} г.']
BEGUN = ['В {} г. ', 'По итогам {} г. ', 'К {} г. ', 'Летом {} г. ', 'С 1 января {} г. ', 'В марте {} г. ', 'До {} г. ',
         'За 9 мес. {} г. ', 'На конец {} г. ', 'Рост цен в марте {} г. ', 'Объем экспорта за {} г. ', '12 мая {} г. ',
         'Бюджет на {} г. ', 'Дефицит бюджета в {} г. ', 'Указом от 5 мая {} г. ', 'Выборы {} г. ', 'Осенью {} г. ', 'По состоянию на 1 января {} г. ',
         'На 1 мая {} г. ', 'По данным на 5 июня {} г. ', 'Со 2 февраля {} г. ']
TITLE = re.compile('(?<=[a-z,] )(?=(?:President|Mayor|Governor|Senator|Minister|Chief|Judge|Police|Attorney|Secretary|'
                   'Ambassador|Treasury|Army|Navy|Air|Federal|Supreme|Central|State|National|General|House|Senate|'
                   'Department|Court|Bank|Congress|Embassy|Chairman|Director) [A-Z])')
PAIR = re.compile(r"(?<=[a-zа-яё,] )([A-ZА-ЯЁ][a-zа-яё]+) (?=[A-ZА-ЯЁ][\w'’-]+)")
NATION = re.compile(r'(?<=[a-z,] )(?:American|British|Chinese|Russian|German|French|Japanese|European|Indian|Iranian|Israeli) (?=[A-Z])')
COUNTRY = re.compile(r'(?<=[a-z] )(?:China|Russia|America|Britain|France|Japan|Germany|[A-Z][a-z]+land) (?=[a-z])')
COMPANY = re.compile(r'(?<=[a-z] )[A-Z][a-z]+ (?=[a-z])')
BEFORE = re.compile('(?<=[а-яё] )(?=[А-ЯЁ][а-яё]+ [а-яё])')
PERSON = re.compile(r'(?<=[a-zа-яё] )(?=[A-ZА-ЯЁ][a-zа-яё]+ [A-ZА-ЯЁ][a-zа-яё]+ )')
REGION = re.compile('(?<=ской )области (?=[А-ЯЁ])')
ALONE = re.compile(r'(?<=[а-яё] )(?=[А-ЯЁ][а-яё]+(?:ов|ев|ин|ын|ский|ской|ко|ян|ова|ева|ина|ову|ой|ым|ого|ому|ва|на)\b)')
DAY = re.compile(r'(?<=[a-z] )on (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?<=[a-z] )in (?=[A-Z][a-z]+ [a-z])')


def inside(text, language, chance):
    """A segment with an abbreviation put before a word with a capital: initials in names, companies before names."""
    if sum(w[:1].isupper() for w in text.split()) * 2 > len(text.split()):
        return
    def put(pattern, new):
        spots = list(pattern.finditer(text))
        if not spots:
            return None
        spot = chance.choice(spots)
        return text[:spot.start()] + new(spot) + text[spot.end():]
    letter = chance.choice(LETTERS[language][:-5 if language == 'ru' else None])
    results = []
    if chance.random() < .5:
        results.append(put(PAIR, lambda m: chance.choice([
            f'{m[1]} {letter}. ', f'{m[1][0]}. ', f'{m[1][0]}. ',
            f'{m[1]} {chance.choice(["Inc.", "Corp.", "Co.", "Ltd.", "Jr."])} ',
            f'{chance.choice(["St.", "St.", "Mt.", "Ft.", "Pt.", "N.", "S.", "W.", "E.", "Sr.", "Br."])} ' if language == 'en' else 'им. '])))
    if chance.random() < .3:
        company = chance.choice(['Norse', 'Delta', 'Varde', 'Frost'])
        results.append(put(PERSON, lambda m: f'{company} {chance.choice(["Inc.", "Corp.", "& Co.", "Ltd."])} '))
    if language == 'en':
        if chance.random() < .5:
            results.append(put(TITLE, lambda m: chance.choice(ENDS['en']['place']).split()[-1] + ' '))
        results.append(put(NATION, lambda m: chance.choice(['U.S. ', 'U.S. ', 'U.K. ', 'U.N. ', 'E.U. '])))
        results.append((put(COUNTRY, lambda m: chance.choice(ENDS['en']['place']).split()[-1] + ' ') or '').upper())
        if chance.random() < .1:
            results.append((put(COMPANY, lambda m: f'{m[0]}{chance.choice(["Inc.", "Corp.", "Co.", "Ltd."])} ') or '').upper())
        if chance.random() < .2:
            results.append(put(DAY, lambda m: f'at {chance.randint(1, 12)} {chance.choice("ap")}.m. '))
    else:
        results.append(put(YEAR, lambda m: 'г.'))
        results.append(put(REGION, lambda m: 'обл. '))
        if chance.random() < .1:
            results.append(put(BEFORE, lambda m: chance.choice(['в Одесской обл. ', 'завод им. ', 'на территории р-на '])))
            if chance.random() < .3 and results[-1]:
                results.append(results[-1].upper())
        results.append(put(ALONE, lambda m: f'{letter}. '))
    yield from (r for r in results if r)


def read(language, path):
    """The questions as lists of features, their answers and folds; questions of no clear answer are left out."""
    rows, answers, folds, marks = [], [], [], []
    for line in open(path, encoding='utf-8'):
        mark, answer, *features = line.rstrip('\n').split('\t')
        # Real segments may hold two sentences.
        if answer == '0' and {'first=9', 'first=8'} & set(features) and {'low=9', 'low=8', 'low=7'} & set(features):
            continue
        rows.append(features)
        answers.append(int(answer))
        follower = next((f for f in features if f.startswith('next=')), 'next=')
        folds.append(zlib.crc32(follower.encode()) % FOLDS)
        marks.append(mark)
    return rows, numpy.array(answers), numpy.array(folds), marks


def fit(rows, answers, least=12, decay=2.0, rounds=400):
    """Weights by name: logistic regression with a quadratic penalty, by Adam over all questions."""
    counts = collections.Counter(f for row in rows for f in row)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    where = numpy.array([(i, index[f]) for i, row in enumerate(rows) for f in row if f in index])
    line, column = where[:, 0], where[:, 1]
    # Both answers weigh the same in each class.
    classes = numpy.array([next((f for f in row if f.startswith('class=')), '') for row in rows])
    importance = numpy.ones(len(rows))
    for name in set(classes):
        mine = classes == name
        share = min(.9, max(.1, answers[mine].mean()))
        importance[mine] = numpy.where(answers[mine] == 1, .5 / share, .5 / (1 - share))
    weights = numpy.zeros(len(index))
    first, second = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, rounds + 1):
        sums = numpy.bincount(line, weights[column], len(rows))
        error = (1 / (1 + numpy.exp(-sums)) - answers) * importance
        slope = numpy.bincount(column, error[line], len(index)) + decay * weights
        first = .9 * first + .1 * slope
        second = .999 * second + .001 * slope * slope
        weights -= .05 * (first / (1 - .9 ** step)) / (numpy.sqrt(second / (1 - .999 ** step)) + 1e-8)
    return {f: weights[i] for f, i in index.items()}


GOALS = {'en': .972, 'ru': .93}
PLACES = .985
FALSE = .02


def calibrate(language, rows, answers, sums):
    """Shifts of companies and regions, by which they end their sentences as often as asked, before words not seen, of
    countries and states too, and of single letters, by which they break names no more often than allowed."""
    companies = ['abbreviation=' + name for name in ('Inc', 'Corp', 'Ltd', 'Co', 'обл')]
    found = [value for row, answer, value in zip(rows, answers, sums) if answer and any(c in row for c in companies)]
    shift = max(0, -float(numpy.quantile(found, 1 - GOALS[language])))
    print(f'companies: shift {shift:.2f}', file=sys.stderr)
    names = [value for row, answer, value in zip(rows, answers, sums) if not answer and 'class=initial' in row]
    less = max(0, float(numpy.quantile(names, 1 - FALSE)))
    print(f'letters: shift {-less:.2f}', file=sys.stderr)
    ends = [value for row, answer, value in zip(rows, answers, sums) if answer and 'class=place' in row]
    more = max(0, -float(numpy.quantile(ends, 1 - PLACES))) if ends else 0
    print(f'places: shift {more:.2f}', file=sys.stderr)
    return dict.fromkeys(companies, shift) | {'class=initial': -less, 'class=place': more}


def tell(rows, answers, marks, sums):
    kinds = collections.defaultdict(lambda: [0, 0, 0, 0])
    for row, answer, mark, value in zip(rows, answers, marks, sums):
        kind = next((f for f in row if f.startswith('class=')), '')
        kinds[kind][2 * int(answer) + int((value > 0) == bool(answer))] += 1
    for kind, (no_wrong, no_right, yes_wrong, yes_right) in sorted(kinds.items()):
        print(f'{kind}: breaks {100 * yes_right / max(1, yes_right + yes_wrong):.2f} % of {yes_right + yes_wrong}, false '
              f'breaks {100 * no_wrong / max(1, no_right + no_wrong):.2f} % of {no_right + no_wrong}', file=sys.stderr)


def main(task, language, path):
    if task == 'lines':
        for line in lines(language, path):
            print('\t'.join(line))
        return
    rows, answers, folds, marks = read(language, path)
    sums = numpy.zeros(len(rows))
    for fold in range(FOLDS):
        weights = fit([r for r, f in zip(rows, folds) if f != fold], answers[folds != fold])
        for i in numpy.flatnonzero(folds == fold):
            sums[i] = sum(weights.get(f, 0) for f in rows[i])
    shifts = calibrate(language, rows, answers, sums)
    sums = [value + sum(shifts.get(f, 0) for f in row) for row, value in zip(rows, sums)]
    tell(rows, answers, marks, sums)
    weights = fit(rows, answers)
    for feature, shift in shifts.items():
        weights[feature] = weights.get(feature, 0) + shift
    print(f'[{language}]')
    for feature, weight in sorted(weights.items()):
        if abs(weight) >= .1:
            print(f'{feature} {weight:.2f}')


if __name__ == '__main__':
    main(*sys.argv[1:])
