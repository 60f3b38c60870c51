"""The commands about feeds: subscribe, feeds, refresh, unsubscribe, and their list taken along."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.output import DONE, Call, refuse, tell, tell_json
from reader.cli.secrets import HOW_TO_GIVE, access_given, add_access_arguments
from reader.errors import SenjaError
from reader.library import feeds
from reader.markup.addresses import is_address, without_login
from reader.model.feed import Feed, FoundFeed, Subscription, feed_settings
from reader.model.feed_health import Condition
from reader.operations.describe import feed_fields, health_fields

if TYPE_CHECKING:
    from reader.operations.worker import Worker

ParserMaker = Callable[[str, str], argparse.ArgumentParser]


def add_parsers(command: ParserMaker) -> None:
    """Add these commands; ``command`` makes a parser of a name and a sentence."""
    subscribe = command(
        "subscribe", "Follow feeds: by the address of one or of its site, or all of an OPML file."
    )
    subscribe.add_argument("places", nargs="+", metavar="ADDRESS_OR_FILE")
    subscribe.add_argument("--folder", default="", help="where they belong, as in News/Asia")
    subscribe.add_argument(
        "--whole", action="store_true", help="fetch the page of each new article as well"
    )
    add_access_arguments(subscribe)
    command("feeds", "List the feeds that are followed, and how they are.")
    refresh = command("refresh", "Look what is new in feeds: those named, else all.")
    refresh.add_argument("ids", nargs="*", type=int, metavar="FEED")
    refresh.add_argument("--due", action="store_true", help="only those that are due by now")
    unsubscribe = command(
        "unsubscribe", "Follow feeds no more; what you kept nothing of goes into the trash."
    )
    unsubscribe.add_argument("ids", nargs="+", type=int, metavar="FEED")
    unsubscribe.add_argument("--keep", action="store_true", help="keep all their articles")
    unsubscribe.add_argument(
        "--forget", action="store_true", help="and forget their passwords and tokens"
    )


def export_opml(call: Call) -> int:
    """Write the feeds that are followed into an OPML file."""
    from reader.operations.subscribe import write_opml
    from reader.operations.transfer import write_whole

    path = call.arguments.file
    write_whole(path, write_opml(call.library).encode())
    if call.arguments.json:
        tell_json({"path": str(path)})
    else:
        tell(str(path))
    return DONE


def _subscribe(call: Call) -> int:
    # The worker's pool costs 60 ms that the other commands need not pay.
    from reader.operations import subscribe
    from reader.operations.protected import AccessWantedError
    from reader.operations.worker import Worker

    access = access_given(call.arguments)
    worker, code = Worker(), DONE
    subscribed: list[int] = []
    try:
        for place in call.arguments.places:
            try:
                if is_address(place):
                    found = subscribe.find_feeds(worker, call.library, place, access)
                    wanted = [_chosen(found)]
                else:
                    wanted = subscribe.read_opml(worker, Path(place))
                within = [replace(each, folder=_within(call, each.folder)) for each in wanted]
                done = subscribe.subscribe_all(
                    worker, call.library, within, typed=is_address(place)
                )
            except SenjaError as error:
                how = f" {HOW_TO_GIVE}" if isinstance(error, AccessWantedError) else ""
                code = refuse(f"{without_login(place)[0]}: {error}{how}")
                continue
            if done.problem:
                code = refuse(f"{without_login(place)[0]}: {done.problem}")
            subscribed += done.ids
            for identifier in done.ids:
                if call.arguments.whole:
                    known = feeds.feed(call.library, identifier)
                    settings = replace(feed_settings(known), is_whole=True)
                    subscribe.change_feed(call.library, identifier, settings)
        for identifier in dict.fromkeys(subscribed):
            _show(call, feeds.feed(call.library, identifier))
    finally:
        worker.close()
    return code


def _chosen(found: list[FoundFeed]) -> Subscription:
    """Return the first feed of those that an address leads to, as its site names it first."""
    first = found[0]
    return Subscription(
        first.url, site_url=first.site_url, is_typed=first.is_typed, access=first.access
    )


def _within(call: Call, folder: str) -> str:
    """Return a folder as it is inside the one that was named."""
    return "/".join(filter(None, (call.arguments.folder, folder)))


def _feeds(call: Call) -> int:
    from reader.operations import feed_care

    for each in feed_care.health(call.library):
        if call.arguments.json:
            tell_json(health_fields(each))
        else:
            _show(call, each.feed, _CONDITIONS.get(each.condition, ""))
    return DONE


def _refresh(call: Call) -> int:
    from reader.operations import subscribe
    from reader.operations.worker import Worker

    ids = call.arguments.ids
    known = {feed.id: feed.title for feed in feeds.feeds(call.library)}
    code = DONE
    for each in ids:
        if each not in known:
            code = refuse(f"There is no feed {each} in the library.")
    asked = None if call.arguments.due else [each for each in ids or known if each in known]
    worker = Worker()
    count = new = failed = 0
    try:
        for done in subscribe.refresh(worker, call.library, asked):
            count += 1
            new += len(done.changes.added)
            if done.problem:
                failed += 1
                code = refuse(
                    f"{done.title or known.get(done.feed_id, done.feed_id)}: {done.problem}"
                )
            elif done.changes.added and not call.arguments.json:
                tell(f"{len(done.changes.added):>6}  {done.title}")
        code = _fetch_the_rest(call, worker, asked) or code
    finally:
        worker.close()
    if call.arguments.json:
        tell_json({"feeds": count, "new": new, "failed": failed})
    else:
        tell(f"{count} feeds, {new} new articles, {failed} failed")
    return code


def _fetch_the_rest(call: Call, worker: "Worker", asked: list[int] | None) -> int:
    """Fetch what belongs to articles and feeds, and drop what is not kept; return the exit code."""
    from reader.operations import feed_care
    from reader.operations.feed_icons import keep_icons
    from reader.operations.feed_pictures import keep_pictures
    from reader.operations.pages import fetch_waiting

    code = DONE
    for _kept in keep_pictures(worker, call.library):
        pass
    for page in fetch_waiting(worker, call.library):
        if page.refused:
            code = refuse(page.refused)
    feed_care.drop_old(call.library)
    for _icons in keep_icons(worker, call.library, asked):
        pass
    return code


def _unsubscribe(call: Call) -> int:
    done = feeds.unsubscribe(call.library, call.arguments.ids, keep_all=call.arguments.keep).ids
    code = DONE
    if call.arguments.forget:
        code = _forget(call)
    for each in call.arguments.ids:
        if each not in done:
            code = refuse(f"There is no feed {each} in the library.")
        elif call.arguments.json:
            tell_json({"id": each})
    return code


def _forget(call: Call) -> int:
    from reader.operations import subscribe
    from reader.operations.worker import Worker

    worker, code = Worker(), DONE
    try:
        for each in call.arguments.ids:
            subscribe.forget_access(worker, call.library, each)
    except SenjaError as error:
        code = refuse(str(error))
    finally:
        worker.close()
    return code


# Of one that is broken or gone its problem says more.
_CONDITIONS = {
    Condition.SILENT: "nothing new for a year",
    Condition.NEVER_READ: "never read",
    Condition.BUSY: "very busy",
}


def _show(call: Call, feed: Feed, condition: str = "") -> None:
    if call.arguments.json:
        tell_json(feed_fields(feed))
        return
    folder = f"  [{feed.folder}]" if feed.folder else ""
    problem = f"  ! {feed.problem}" if feed.problem else ""
    problem += f"  ({condition})" if condition else ""
    tell(f"{feed.id:>6}  {feed.unread:>5} of {feed.total:<5} {feed.title}{folder}{problem}")


COMMANDS: dict[str, Callable[[Call], int]] = {
    "subscribe": _subscribe,
    "feeds": _feeds,
    "refresh": _refresh,
    "unsubscribe": _unsubscribe,
}
