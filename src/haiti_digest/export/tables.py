"""The tables of the exports: their fields, types and keys. What each field means is in ``language/*/tables.toml``."""

from typing import Any, Literal

from haiti_digest.language.lexicon import FALLBACK, table
from haiti_digest.records import Record

FieldType = Literal["string", "integer", "number", "boolean"]


class Field(Record, frozen=True, kw_only=True):
    """A column: ``to`` is the table whose key it holds."""

    name: str
    type: FieldType = "string"
    to: str | None = None
    required: bool = False


class Table(Record, frozen=True, kw_only=True):
    """A table: its first field is the key, or, where ``key`` names several, all of those together."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def numbers(self) -> list[int]:
        """The columns that hold numbers of any size, as articles write them."""
        return [column for column, field in enumerate(self.fields) if field.type == "number"]

    @property
    def columns(self) -> list[str]:
        """The names of the fields in order."""
        return [field.name for field in self.fields]


def _table(name: str, fields: str, *key: str) -> Table:
    made = tuple(_field(words) for words in fields.split())
    return Table(name=name, fields=made, key=key or (made[0].name,))


def _field(words: str) -> Field:
    """A field written as ``name``, ``name:integer`` or ``name>table``; ``!`` at the end where it is never empty."""
    required = words.endswith("!")
    name, _, to = words.rstrip("!").partition(">")
    name, _, kind = name.partition(":")
    kinds: dict[str, FieldType] = {"": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
    return Field(name=name, type=kinds[kind], to=to or None, required=required)


PLACE = "article>articles! start:integer! end:integer! paragraph:integer! text shown digest"
"""What every record has: where it stands and its words; where some are withheld, which are shown, a digest of all."""
PASSAGE = PLACE.replace("integer!", "integer") + " record"
"""A passage that is a record by itself has its words there."""

TABLES = (
    _table(
        "articles",
        "id! page! path! document! sha256! text_sha256! encoding! language! headline headline_origin byline dateline "
        "outlet agency url published published_edtf published_precision published_origin published_reason updated "
        "words:integer! words_shown:integer! newest>articles copy_of>articles copy_how statements:integer! "
        "figures:integer! dates:integer! mentions:integer! body_text",
    ),
    _table("speakers", "id! kind! name! why"),
    _table(
        "statements",
        f"id! {PLACE} kind! spans! cue cue_place source_place speaker>speakers speaker_name role why rule! "
        "speaker_rule! page",
    ),
    _table(
        "figures",
        f"id! {PLACE} kind! value:number! upper:number unit noun modifier direction role measure key:boolean! "
        "number_place! counted_place statement>statements rule! page",
    ),
    _table(
        "dates",
        f"id! {PLACE} type! value edtf edtf_reason precision! mod anchor also side statement>statements reason rule! "
        "page",
    ),
    _table("mentions", f"id! {PLACE} kind! form! name role speaker>speakers rule!"),
    _table(
        "events",
        "id! value edtf edtf_reason precision! latest ahead:boolean! articles:integer! speakers:integer! "
        "sources:integer! copies:integer!",
    ),
    _table("event_passages", f"event>events! number:integer! part! {PASSAGE}", "event", "number"),
    _table("tensions", "id! kind! wording! silent>articles rule!"),
    _table("tension_passages", f"tension>tensions! number:integer! side! {PASSAGE}", "tension", "number"),
)
BY_NAME = {one.name: one for one in TABLES}


def described(language: str) -> dict[str, Any]:
    """What the tables and fields mean, in *language*: ``{table: {"about": …, "fields": {name: …}}}``."""
    words = table(language, "tables") or table(FALLBACK, "tables")
    common = words["fields"]
    return {"files": words["files"]} | {
        one.name: {
            "about": words[one.name]["about"],
            "fields": {name: words[one.name].get(name) or common[name] for name in one.columns},
        }
        for one in TABLES
    }
