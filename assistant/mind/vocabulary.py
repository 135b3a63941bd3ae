"""The English words of a home: nouns for kinds of device, states, places, and the ordinary words that name nothing."""

from __future__ import annotations

SYNONYMS: dict[str, tuple[str, ...]] = {
    "light": ("lamp",),
    "lamp": ("light",),
    "tv": ("television", "telly"),
    "television": ("tv", "telly"),
    "telly": ("tv", "television"),
    "curtain": ("drape",),
    "drape": ("curtain",),
    "speaker": ("stereo",),
    "fridge": ("refrigerator",),
    "refrigerator": ("fridge",),
    "hallway": ("hall",),
    "hall": ("hallway",),
    "lounge": (),
    "machine": ("maker",),
    "maker": ("machine",),
    "espresso": ("coffee",),
    "cappuccino": ("coffee",),
    "latte": ("coffee",),
    "socket": ("plug", "outlet"),
    "plug": ("socket", "outlet"),
    "outlet": ("socket", "plug"),
}

# Words of ordinary commands: never a misspelling of a name.
ORDINARY = frozenset(
    """
    a an the my our your his her their this that these those of in on at to from for with by about into onto up down out off
    and or but not no yes please is are was were be been am do does did done have has had can could would will shall should
    may might must i you he she it we they me him them us what which who whom whose when where why how all every each both
    any some many much more most less least few other another same again also too very really just only even still now then
    here there today tomorrow tonight yesterday morning afternoon evening night noon midnight day week month year hour
    minute second time turn turned turning switch switched set make made put change adjust open opened close closed shut
    lower raise raised start started stop stopped begin end pause resume play playing skip next previous last first lock
    locked unlock unlocked dim brighten bright brighter dark darker warm warmer cool cooler hot hotter cold colder high
    higher low max maximum min minimum half full percent degrees degree celsius fahrenheit kelvin add remove delete clear
    check tell show give get let know say said ask answer call called name named want need like love think see hear look
    find found go going come came take bring keep leave left right back front side top bottom middle run running work
    working wake timer alarm reminder remind list item items shopping grocery todo task tasks volume sound music song songs
    track album artist radio station podcast news weather rain snow sun temperature humidity date hello hi hey okay ok
    thanks thank sorry good great bad new old big small little long short house home room floor everything everywhere
    everyone nothing something anything one two three four five six seven eight nine ten red green blue white yellow orange
    purple pink brightness color colour light lights lamp lamps device devices door doors window windows clean cleaning wash
    cook eat drink food water tea milk bread eggs cat dog car bus train phone email mail message text word words number
    numbers book movie film game story joke fact question movies man woman men women people person kids child life world
    country city state street school college university money price cost buy sell pay bank card credit job jobs best better
    worse worst
    """.split()  # noqa: SIM905 - a list of 300 quoted words is no page to read
)

STOP_WORDS = frozenset(
    """
    a an the my our your this that these those of in on at to for with by and please is are it i me you we some any there
    here now just also too then so right do can could would will want need like should be
    """.split()  # noqa: SIM905 - a list of 300 quoted words is no page to read
)

GRAMMAR = frozenset(
    """
    a an the this that these those such my our your his her its their mine yours ours some any all every each both one ones
    no i you u he she it we they me him us them myself yourself itself ourselves someone somebody anyone anybody everyone
    everybody something anything everything
    i'm i'd i've i'll you're you've you'll you'd it's it'll that's there's here's we're we've we'd we'll they're they've
    he's she's let's lets im id ive thats theres whats hows wheres whens whos
    am is are was were be been being do does did have has had having can could will would shall should may might must
    isn't aren't wasn't weren't ain't doesn't didn't hasn't haven't won't wouldn't couldn't gonna wanna gotta going go
    on in at to of for from with by about into onto upon than as like during within
    and or but so then that which who whose whom what what's where where's when when's why how how's whether if
    please thanks thank hi hey hello okay ok sorry excuse kindly pardon well oh um uh er hmm yeah yes right alright
    just really very quite also too now currently presently moment actually maybe perhaps again still yet already here
    there kind sort bit little
    tell show give get let know knowing say see check look find hear want need like wish help ask asking wonder wondering
    read inform curious happen happens able possible got think mean
    """.split()  # noqa: SIM905 - a list of 300 quoted words is no page to read
)
"""Words of a sentence that say nothing by themselves: grammar, politeness, and how one begins to ask or to order."""

ORDERS = frozenset(
    """
    turn switch power flip put set make change adjust open close shut lock unlock dim brighten raise lower increase decrease
    reduce start stop activate deactivate enable disable play pause resume continue skip mute unmute silence add remove delete
    cancel clear create remind wake alert announce send bring vacuum clean mow sweep hoover dock return run roll pull draw lift
    move tilt boost crank warm heat cool toggle press trigger launch kill cut drop keep leave snooze schedule give take get
    shuffle repeat replay arm disarm
    """.split()  # noqa: SIM905 - a list of 300 quoted words is no page to read
)
"""Verbs that order something. A sentence that begins with one is an order, also with a question mark behind it."""
