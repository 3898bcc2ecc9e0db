"""What the groups of an RTF file are: read, passed over, or text of their own."""

from __future__ import annotations

__all__ = ["CHARACTERS", "ELEMENTS", "PASSED", "READ", "SIGNS", "STRUCTURES"]

#: Groups whose text is no part of the document's, whatever is in them. Those that begin with ``\*`` and are
#: not in :data:`READ` are passed over too.
PASSED = frozenset({
    b"annotation", b"atnauthor", b"atndate", b"atnicn", b"atnid", b"atnparent", b"atnref", b"atntime", b"author",
    b"bkmkend", b"bkmkstart", b"buptim", b"category", b"comment", b"company", b"creatim", b"datafield",
    b"doccomm", b"docvar", b"filetbl", b"footer", b"footerf", b"footerl", b"footerr", b"formfield",
    b"ftncn", b"ftnsep", b"ftnsepc", b"aftncn", b"aftnsep", b"aftnsepc", b"generator", b"gridtbl",
    b"header", b"headerf", b"headerl", b"headerr", b"hlinkbase", b"keywords", b"listname", b"listpicture",
    b"levelnumbers", b"manager", b"nextfile", b"nonesttables", b"nonshppict", b"objdata", b"operator", b"pn",
    b"pnseclvl", b"printim", b"private", b"revtbl", b"revtim", b"rxe", b"shprslt", b"sp", b"subject", b"tc",
    b"tcn", b"template", b"txe", b"userprops", b"wgrffmtfilter", b"xe", b"xmlattrname", b"xmlattrvalue",
    b"mctrlPr", b"moMathParaPr", b"mmathPict", b"mmathPr", b"protusertbl", b"vern", b"panose", b"falt",
    b"fontemb", b"fontfile", b"background", b"themedata", b"colorschememapping", b"datastore", b"latentstyles",
})  # fmt: skip
#: Groups that are read, by what becomes of text in them: ``as before`` is that of the group around.
READ = {
    b"fonttbl": "fonttbl", b"colortbl": "colortbl", b"stylesheet": "stylesheet", b"listtable": "listtable",
    b"listoverridetable": "listtable", b"leveltext": "leveltext", b"info": "nothing", b"title": "title",
    b"fldinst": "code", b"fldrslt": "result", b"listtext": "listtext", b"pntext": "pntext",
    b"shp": "nothing", b"do": "nothing", b"shpinst": "nothing", b"shptxt": "box", b"shpgrp": "nothing", b"dptxbxtext": "box",
    b"nesttableprops": "inner row", b"upr": "upr", b"ud": "body", b"shppict": "as before",
    b"mmath": "as before", b"moMath": "as before", b"moMathPara": "as before", b"mr": "as before",
    b"list": "listtable", b"listlevel": "listtable", b"listoverride": "listtable", b"lfolevel": "listtable",
    b"listoverrideformat": "listtable", b"field": "field",
}  # fmt: skip
#: Groups in place of which one element stands.
ELEMENTS = {b"pict": "<w:drawing/>", b"object": "<w:object/>"}
#: Of formulas, what sets its parts otherwise than in a line: 7² is no 72.
STRUCTURES = frozenset({
    b"mf", b"msSup", b"msSub", b"msSubSup", b"msPre", b"mrad", b"mnary", b"mlimLow", b"mlimUpp", b"mm",
    b"meqArr", b"mbar", b"mgroupChr", b"mborderBox", b"mbox", b"macc", b"mphant", b"md", b"mfunc",
})  # fmt: skip
#: Words that stand for a character.
CHARACTERS = {
    b"emdash": "\u2014", b"endash": "\u2013", b"emspace": "\u2003", b"enspace": "\u2002",
    b"qmspace": "\u2005", b"bullet": "\u2022", b"lquote": "\u2018", b"rquote": "\u2019",
    b"ldblquote": "\u201c", b"rdblquote": "\u201d", b"zwj": "\u200d", b"zwnj": "\u200c",
    b"zwbo": "", b"zwnbo": "", b"ltrmark": "\u200e", b"rtlmark": "\u200f",
}  # fmt: skip
#: Signs that do.
SIGNS = {b"~": "\xa0", b"\\": "\\", b"{": "{", b"}": "}"}
