"""The record card as HTML: its words, who says them, where they stand, and its trace."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from haiti_digest.site.addresses import FRAGMENT
from haiti_digest.site.cards import Card
from haiti_digest.site.markup import escaped, safe
from haiti_digest.site.proof import Draw
from haiti_digest.site.voice import Link, Voice

DrawCard = Callable[..., Markup]


def card_drawer(voice: Voice, trace: Draw) -> DrawCard:
    """What draws cards in the wording of *voice*, each with its *trace*.

    Made here and not in a template because a page holds dozens of cards; ``parts/card.html`` calls it, and may be
    replaced.
    """
    paragraph_here = voice.wording.pages["card"]["paragraph_here"]
    flag = f' <span class="flag">{escaped(voice.wording.pages["by_hand"]["label"])}</span>'

    def card(link: Link, one: Card, slots: str = "", home: bool = False) -> Markup:
        """*slots* are the classes that filters look for; a card at *home* stands on its article's page."""
        address, place = link(one.place.address), one.place
        named = escaped(address.partition(FRAGMENT)[0])
        names = f"card {one.kind} {slots}" if slots else f"card {one.kind}"
        own_id = f' id="c{place.id[1:]}"' if home else ""
        role = f", {voice.own(one.role, place.article.language, one.role_source)}" if one.role else ""
        if home:
            where = f'<a href="{escaped(address)}">{escaped(paragraph_here.format(number=place.paragraph))}</a>'
        else:
            where = voice.where(link, one)
        return safe(
            f'<figure class="{names}"{own_id}><blockquote cite="{named}">{voice.spoken(one)}</blockquote>'
            f'<figcaption><p class="who"><span>{voice.speaker(link, one)}{role}</span> '
            f'{voice.label(one)}{flag if one.trace.by_hand else ""}</p><p class="where">{where}</p>'
            f"{trace(link, one)}</figcaption></figure>"
        )

    return card


def cards_drawer(own: DrawCard | None) -> DrawCard:
    """What draws a list of cards: with *own* where no template of a user draws them, else with the page's macro."""

    def cards(macro: DrawCard, link: Link, several: Iterable[Card], home: bool = False) -> Markup:
        draw = own or macro
        return safe("\n".join([draw(link, one, home=home) for one in several]))

    return cards
