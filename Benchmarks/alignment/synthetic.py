"""Makes long parallel texts in English and Russian from templates. The same seed gives the same texts."""
import random

NAMES = [("Anna Orlova", "Анна Орлова"), ("Peter Grant", "Питер Грант"), ("Marta Lind", "Марта Линд"),
         ("Igor Belov", "Игорь Белов"), ("Sofia Renner", "София Реннер"), ("David Okoro", "Дэвид Окоро"),
         ("Lena Weiss", "Лена Вайс"), ("Omar Haddad", "Омар Хаддад"), ("Ruth Collins", "Рут Коллинз"),
         ("Pavel Sorin", "Павел Сорин"), ("Clara Novak", "Клара Новак"), ("Hugo Martens", "Хуго Мартенс")]
PLACES = [("Riga", "Рига"), ("Oslo", "Осло"), ("Lima", "Лима"), ("Cairo", "Каир"), ("Tbilisi", "Тбилиси"),
          ("Nairobi", "Найроби"), ("Madrid", "Мадрид"), ("Toronto", "Торонто"), ("Hanoi", "Ханой"), ("Baku", "Баку"),
          ("Samara", "Самара"), ("Dublin", "Дублин"), ("Ankara", "Анкара"), ("Quito", "Кито"), ("Perm", "Пермь")]
MONTHS = [("January", "января"), ("February", "февраля"), ("March", "марта"), ("April", "апреля"), ("May", "мая"),
          ("June", "июня"), ("July", "июля"), ("August", "августа"), ("September", "сентября"), ("October", "октября"),
          ("November", "ноября"), ("December", "декабря")]
GOODS = [("wheat", "пшеница"), ("copper", "медь"), ("timber", "древесина"), ("cotton", "хлопок"), ("steel", "сталь"),
         ("salt", "соль"), ("coffee", "кофе"), ("paper", "бумага"), ("glass", "стекло"), ("cement", "цемент")]
WORKS = [("bridge", "мост"), ("hospital", "больница"), ("harbour", "порт"), ("library", "библиотека"),
         ("school", "школа"), ("station", "вокзал"), ("museum", "музей"), ("stadium", "стадион"), ("mill", "мельница")]

# n and m are numbers, d is a day. The other names stand for pairs of words from the lists above.
TEMPLATES = [
    ("{name} said that the {work} would cost {n} dollars.", "{name} сообщает: {work} обойдётся в {n} долларов."),
    ("On {d} {month} the city of {place} counted {n} visitors.", "В городе {place} {d} {month} насчитали {n} гостей."),
    ("{good}: {n} tonnes were sold in a week, {m} more than before.",
     "{good}: за неделю продано {n} тонн, на {m} больше прежнего."),
    ("Nobody knew why the {work} had been closed.", "Никто не знал, почему закрыты двери с надписью «{work}»."),
    ("{name} and {other} met in {place}.", "{name} и {other} встретились, место встречи — {place}."),
    ("The price rose by {d} percent, to {n}.", "Цена выросла на {d} процентов, до {n}."),
    ("It rained all day.", "Весь день шёл дождь."),
    ("“We shall begin in {month},” {name} told the paper.",
     "«Начнём ближе к середине {month}», — рассказывает {name}."),
    ("The {work} in {place} was finished {d} days late and had cost {n} dollars by then.",
     "{place}: {work} сдан с опозданием на {d} дней, расходы к тому времени составили {n} долларов."),
    ("About {n} people came; {m} of them stayed until the evening, although there was nothing to see any more.",
     "Пришло около {n} человек; {m} из них остались до вечера, хотя смотреть было уже не на что."),
    ("There was no answer from {place}.", "Ответа не было ({place})."),
    ("{name} asked for {good} and {n} lamps.", "{name} просит прислать: {good} и {n} ламп."),
]


def units(count, seed=1):
    """`count` pairs of segments, English and Russian."""
    draw = random.Random(seed)
    for _ in range(count):
        words = {"name": NAMES, "other": NAMES, "place": PLACES, "month": MONTHS, "good": GOODS, "work": WORKS}
        words = {key: draw.choice(values) for key, values in words.items()}
        numbers = {"n": draw.randrange(100, 10_000), "m": draw.randrange(2, 100), "d": draw.randrange(2, 29)}
        pair = draw.choice(TEMPLATES)
        yield tuple(capital(pair[i].format(**numbers, **{key: word[i] for key, word in words.items()})) for i in (0, 1))


def capital(text):
    return text[:1].upper() + text[1:]


def translated(count, seed=1, omitted=0.03, joined=0.04):
    """Source, target and beads. On each side some segments are omitted, and some neighbours are joined into one."""
    draw = random.Random(-seed)
    source, target, beads = [], [], []
    rest = list(units(count, seed))[::-1]
    while rest:
        pair = rest.pop()
        chance = draw.random()
        if chance < 2 * omitted:
            side = (source, target)[chance < omitted]
            side.append(pair[side is target])
            beads.append(((len(source) - 1,), ()) if side is source else ((), (len(target) - 1,)))
            continue
        left, right = [pair[0]], [pair[1]]
        if chance > 1 - 2 * joined and rest:
            following = rest.pop()
            if chance > 1 - joined:
                left, right = [pair[0] + " " + following[0]], [pair[1], following[1]]
            else:
                left, right = [pair[0], following[0]], [pair[1] + " " + following[1]]
        beads.append((tuple(range(len(source), len(source) + len(left))),
                      tuple(range(len(target), len(target) + len(right)))))
        source += left
        target += right
    return source, target, beads
