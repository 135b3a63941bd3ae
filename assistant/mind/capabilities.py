"""What the other skills' sentences speak of, as a table: telling words, an order's verbs, and where the arguments come from.

A skill's own words are declared in its row: `needs` must stand in the sentence, `also` may. See `rules.Rule`.
"""

from __future__ import annotations

from assistant.mind.rules import after, elsewhere, level, listed, needed, place, rule, slots, which

SHOW = """
tell|show|list|what|what's|whats|when|which|check|know|read|any|next|give|see|have i|do i|is there|are there|display|how many
confirm|verify|review
"""
CANCEL = """
cancel|delete|remove|turn off|switch off|disable|stop|get rid|clear|kill|off|drop|deactivate|erase|end|silence|shut off
"""
CREATE = """
set|create|make|need|want|add|put|schedule|start|give|new|begin|set up|get|have|should|like|use|place|ring
"""
MUSIC = """
music|song|songs|track|tune|tunes|playlist|album|radio|podcast|podcasts|audiobook|audio book|station|artist|band|episode|concert
jazz|rock|classical|pop|playback|recording|soundtrack|melody|show
"""
RAIN = """
rain|raining|rainy|snow|snowing|sunny|umbrella|storm|storms|stormy|thunder|cloudy|windy|hail|foggy|precipitation|drizzle|sunshine
"""
SKY = (
    RAIN
    + """
weather|forecast|snowy|clouds|thunderstorm|freezing outside|temperature outside|degrees outside|raincoat|humidity|humid
"""
)
LOUD = "volume|loud|louder|quiet|quieter|softer|sound|audio|speaker|speakers|noise|noisy|voice|speak|talk"
ASKED = "what|what's|whats|tell|know|current|give|need|check|have|which|today"

LEVELS = """
beef|pump|bump|greater|slightly|tad
level|levels|settings?|system|control|controls|mode|music|song|tv|television|radio|player|set|turn|make|change|put|adjust|bring|way
lot|more|much|too|off|on|up|down|out|max|maximum|full|higher|lower|louder|quieter|please|be|keep|output|device|stereo
"""
PLAYED = MUSIC + "|play|playing|played|current|currently|on|off|out|now|name|title|listening|hearing|tell|called|over|up|down"

ON_LIST = "remove|delete|erase|take off|cross off|cross out|strike|drop|scratch|get rid|trash|abolish|kill|eliminate|discard"
LISTS = "available|open|current|currently|saved|made|present|stored|existing|active|names?|kinds?|far|set up|created"

RULES = (
    rule(
        "chance.flip_coin",
        "coin|coins",
        "flip|flips|flipped|flipping|toss|tossed|throw|spin",
        asks=None,
        also="heads|tails|call|choose|pick|say|decides?|lands?|virtual|fair|wins?|loses?|take|result|came|comes|up",
    ),
    rule(
        "reminders.cancel",
        "reminder|reminders",
        CANCEL,
        build=after(r"\breminders? (?:to|about|for|of)\b", "which"),
        offer="Which reminder should I cancel?",
        ask_for="which",
    ),
    rule(
        "reminders.list_all",
        "reminder|reminders|supposed to do",
        SHOW,
        asks=None,
        without="set|create|add|put|remind me",
        also="upcoming|coming|current|active|due|left|up|out|saved|pending|scheduled",
        offer="Do you want to hear your reminders?",
    ),
    rule(
        "reminders.add",
        "remind|reminder|don't let me forget",
        build=after(r"\b(?:remind(?:er)?(?: me| us)?(?: (?:to|about|that|for))?|don't let me forget(?: to)?)\b", "what"),
        also=CREATE,
        offer="What should I remind you of?",
        ask_for="what",
    ),
    rule(
        "alarms.cancel",
        "alarm|alarms",
        CANCEL,
        without="to go off|go off|going off|goes off",
        build=which("alarm"),
        also="set|for",
        offer="Which alarm should I cancel?",
        ask_for="which",
    ),
    rule(
        "alarms.list_all",
        "alarm|alarms",
        SHOW,
        asks=None,
        without="set an|set a|set the|set up|create|make an|need an",
        also="set|going off|go off|goes off|scheduled|active|saved|current|currently|up|out|listed|now|schedule|on|times?",
        offer="Do you want to hear your alarms?",
    ),
    rule(
        "alarms.set",
        "alarm|wake me|wake up|get me up|alert me|wake us",
        CREATE + "wake|alert|get me up",
        build=slots("when"),
        also="off|up|out|go off|new",
        ask_for="when",
    ),
    rule(
        "timers.cancel",
        "timer|countdown|stopwatch",
        CANCEL,
        build=which("timer"),
        offer="Which timer should I cancel?",
        ask_for="which",
    ),
    rule(
        "timers.remaining",
        "timer|timers|countdown",
        "how long|how much|left|remaining|status|time on|check|when",
        asks=None,
        also="done|finished|up|over|end|ends|more|longer|time|running|off|going off|set",
        offer="Do you want to hear how your timers stand?",
    ),
    rule(
        "timers.start",
        "timer|countdown|count down|stopwatch",
        CREATE + "time|count",
        build=slots("seconds"),
        also="starting|running|now|long|up|new",
        ask_for="seconds",
    ),
    rule(
        "lists.create",
        "list|lists",
        "create|created|make|start|new|begin|generate|fresh",
        without="add|put|remove|delete",
        also="called|named|for|by|today|tomorrow",
        offer="What should the list be called?",
        ask_for="where",
    ),
    rule(
        "lists.list_all",
        "lists|(?:what|which) (?:kinds? of )?list|what list",
        SHOW + "how many|what kinds?",
        asks=None,
        without="add|put|remove|delete|erase|clear|on my list|on the list",
        also=LISTS + "|out|aloud|up",
    ),
    rule(
        "lists.read",
        "list|lists",
        SHOW.replace("|list|", "|") + "open|get|hear|pull up|bring up|review|repeat|go over|list the|list all|list my|list our",
        asks=None,
        without="add|put|remove|delete|erase|clear",
        build=listed,
        also="items?|things?|contents?|contains?|consists?|current|currently|whole|entire|complete|out|up|out loud|aloud|on|made"
        "|back|present|entry|entries|pull|bring|included",
        offer="Do you want to hear what is on the list?",
    ),
    rule(
        "lists.add",
        "list|lists|groceries",
        "add|put|include|note|write",
        without="playlist|mix|playlists",
        build=listed,
        also="items?|things?|new|down",
        offer="What should I put on the list?",
        ask_for="items",
    ),
    rule(
        "lists.remove",
        "list|lists|item|items",
        ON_LIST,
        without="playlist|add|put",
        build=listed,
        also="items?|things?|off|this|that|one",
        offer="What should I take off the list?",
        ask_for="items",
    ),
    rule(
        "weather.check",
        RAIN,
        SHOW + "will|is|going|should|need|chance|does|would",
        asks=None,
        build=elsewhere("days", "sky", "ahead", "first", "stop"),
        also=SKY + "|outside|out|here|expect|expected|likely|chances?|forecasted|take|bring|today",
        offer="Do you want to hear the weather?",
    ),
    rule(
        "weather.report",
        SKY,
        SHOW + "will|is|going|should|need|how|how's|like|update|get",
        asks=None,
        build=elsewhere("days"),
        also="outside|out|here|conditions?|report|outlook|expect|expected|good|bad|nice|today|update|current|currently|around|supposed",
        offer="Do you want to hear the weather?",
    ),
    rule(
        "clock.tell_time",
        "time|clock|hour",
        ASKED,
        asks=None,
        without="timer|alarm|remind|last time|first time|time off|long|left|next time|time zone|times|play|timing|best time",
        build=place,
        also="exact|exactly|local|precise|precisely|correct|accurate|minute|watch|right|o'clock|clock",
    ),
    rule(
        "clock.tell_date",
        "date|day",
        ASKED,
        asks=None,
        without="play|birthday|due|expiration|release|best|first|movie|weather|up to date|average|payday|pay|per day|a day",
        build=slots("day"),
        also="today's|today|week|month|year|exact|exactly|full|calendar|current|number|correct|actual|information|info",
    ),
    rule(
        "media.whats_playing",
        "song|track|tune|music|artist|singer|band|album|singing|sings",
        "what|what's|whats|who|who's|which|name|title|tell|identify|called",
        "this|that|playing|currently|now|current|on|it|hearing|listening",
        asks=None,
        without="play me|good|best|recommend",
        also=PLAYED + "|sung|performing|performs|composer|composed|wrote|made|singer|speakers?|stereo|identify|out|made",
        offer="Do you want to know what is playing?",
    ),
    rule(
        "media.next_track",
        "song|track|tune|this|one|music",
        "skip|next|different|change|another|forward",
        without="alarm|reminder|light|lights|color|language|name|list|timer|channel|room|topic|subject|password",
        also=PLAYED + "|go|move|jump|switch|ahead|over|playlist|up|new|one",
        offer="Shall I play the next one?",
    ),
    rule(
        "media.previous_track",
        "song|track|tune",
        "previous|back|again|last|before|repeat|restart|replay",
        also=PLAYED + "|go|start|beginning|once|more|one",
        offer="Shall I play the last one again?",
    ),
    rule(
        "media.pause",
        MUSIC + "playing",
        "pause|stop|halt|hold|end|turn off|shut off",
        also=PLAYED + "|off|minute|second|moment",
        offer="Shall I stop the music?",
    ),
    rule(
        "media.resume",
        MUSIC,
        "resume|continue|unpause|keep playing|carry on|go on",
        also=PLAYED + "|where|left|off|from|stopped",
        offer="Shall I go on with the music?",
    ),
    rule(
        "media.play",
        "play|listen|hear|put on|start|begin|queue|shuffle|want|turn on",
        MUSIC + "play",
        without="how|game|why|like to play|add|message|messages|voicemail",
        build=after(r"\b(?:play|listen to|hear|put on|start|shuffle|queue)\b", "query"),
    ),
    rule(  # who looks for a show or a station may want to go there
        "media.play",
        "find|look for|search",
        "song|songs|music|track|tune|tunes|album|playlist|podcast|podcasts|audiobook|radio",
        without="how|why|add|near|nearest|closest|nearby",
        build=after(r"\b(?:find(?: me)?|look for|search(?: for)?)\b", "query"),
    ),
    rule(
        "volume.set_level",
        LOUD,
        "set|turn|make|change|put|adjust|increase|decrease|to",
        build=level,
        also=LEVELS,
        offer="Shall I set the volume?",
    ),
    rule(
        "volume.unmute",
        """
        unmute|sound back|turn sound on|sound on|mute off
        (?:turn|switch|take) off (?:the )?mute|turn (?:the )?mute off|disable mute
        """,
        also=LOUD + "|" + LEVELS,
        offer="Shall I turn the sound on?",
    ),
    rule(
        "volume.mute",
        "mute|silence|be quiet|hush|no sound|quiet please|silent",
        without="off|stop|end|cancel|disable|deactivate|remove|lift",
        also=LOUD + "|" + LEVELS,
        offer="Shall I turn the sound off?",
    ),
    rule(
        "volume.up",
        "up|raise|increase|louder|higher|more|boost|max|crank|maximize|can't hear",
        LOUD + "|hear you",
        also=LEVELS,
        offer="Shall I turn it up?",
    ),
    rule(
        "volume.down",
        "down|lower|decrease|reduce|quieter|softer|less|too loud|quietly|minimize|slow|turn off|quiet",
        LOUD + "|whisper",
        also=LEVELS,
        offer="Shall I turn it down?",
    ),
    rule(
        "calculator.calculate",
        r"\d+",
        "plus|minus|times|divided|percent|sum|add|subtract|multiply|square root|average|calculate|product|squared|equals",
        asks=None,
        build=needed("expression"),
        also="answer|result|solution|equation|total|sum|dollars?|equal|equals|makes?|amount",
    ),
    rule(
        "home.start",
        "clean|vacuum|sweep|hoover|cleaning|vacuuming",
        "carpet|floor|floors|house|rug|flat|apartment|dust|dirt|mess|room|crumbs|everywhere|home|up",
        without="teeth|dishes|laundry|windows|list|history|how|joke|remind|return|stop|dock|pause|charge|base|back",
        also="robot|cleaner|start|begin|turn|on|run|set|make|off|out|now",
        offer="Shall I start cleaning?",
    ),
)
"""In order: the first that fits is believed."""
