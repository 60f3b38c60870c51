"""How each list is shown: its density, order, groups and columns, chosen and remembered by place."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.model.list_look import Column, Density, ListLook
from reader.model.place import Place, place_of, place_text
from reader.model.query import ArticleQuery, Grouping, ListOrder, Where
from reader.ui import actions
from reader.ui.article_list.view import ArticleListView
from reader.ui.preferences import Preferences

SEARCH = "search"
"""What is remembered under it is for whatever words are looked for."""
MOST_PLACES = 100
_ALL = place_text(Place())
_BY_COLUMN = {
    Column.TITLE: ListOrder.TITLE,
    Column.SOURCE: ListOrder.SOURCE,
    Column.DATE: ListOrder.PUBLISHED,
    Column.MINUTES: ListOrder.LENGTH,
}


class ListLooks(QObject):
    """Keeps the look of each place; a place that has none of its own has that of all articles."""

    order_changed = Signal()  # the list is to be asked for anew
    save_wanted = Signal()

    def __init__(
        self,
        list_view: ArticleListView,
        preferences: Preferences,
        actions: dict[str, QAction],
    ) -> None:
        super().__init__(list_view)
        self._list_view = list_view
        self._preferences = preferences
        self._actions = actions
        self._query = ArticleQuery()
        list_view.columns_header.arranged.connect(self._on_columns_arranged)
        list_view.columns_header.sort_requested.connect(self._on_sort_requested)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {
            **{f"density_{each.value}": partial(self._choose, density=each) for each in Density},
            **{f"sort_{each.value}": partial(self._choose, order=each) for each in ListOrder},
            **{f"group_{each.value}": partial(self._choose, grouping=each) for each in Grouping},
            "sort_reversed": self._on_reversed,
        }

    def add_menus(self, menu: QMenu, before: QAction) -> None:
        """Put the menus of densities, orders and groups into ``menu``, above an action."""
        orders = [f"sort_{each.value}" for each in ListOrder]
        for name, names in (
            ("density", [f"density_{each.value}" for each in Density]),
            ("sort", [*orders, "", "sort_reversed"]),
            ("group", [f"group_{each.value}" for each in Grouping]),
        ):
            inner = _menu(menu, name, actions.translated(actions.LOOK_MENUS[name]))
            for each in names:
                inner.addAction(self._actions[each]) if each else inner.addSeparator()
            menu.insertMenu(before, inner)
        menu.insertSeparator(before)

    def dressed(self, query: ArticleQuery) -> ArticleQuery:
        """Return ``query`` in the order and the groups of its place."""
        return self._look(query).dressed(query)

    def show(self, query: ArticleQuery) -> None:
        """Show the list as ``query`` is looked at, and in the menus how that is."""
        self._query = query
        look = self._look(query)
        self._list_view.show_look(look)
        by_match = self._actions["sort_match"]
        by_match.setText(self._came_words(query))
        by_match.setVisible(bool(query.words) or query.where is not Where.LIBRARY)
        order = look.order
        if order is ListOrder.MATCH and not by_match.isVisible():
            order = ListOrder.SAVED
        for name, chosen in (
            (f"density_{look.density.value}", True),
            (f"sort_{order.value}", True),
            (f"group_{look.grouping.value}", True),
            ("sort_reversed", look.is_reversed),
        ):
            self._actions[name].setChecked(chosen)
        column = next((each for each, by in _BY_COLUMN.items() if by is order), None)
        is_down = look.is_reversed is not (order is ListOrder.PUBLISHED)
        self._list_view.columns_header.show_sort(column, is_down=is_down)

    def _came_words(self, query: ArticleQuery) -> str:
        """Return what the order is called that is nobody's choice."""
        if query.words:
            return self.tr("&Best Match")
        if query.where is Where.TRASH:
            return self.tr("Date &Deleted")
        return self.tr("Date &Archived")

    def _look(self, query: ArticleQuery) -> ListLook:
        looks = self._preferences.list_looks
        key = _key(query)
        usual = looks.get(_ALL, ListLook())
        if key == SEARCH:
            # What is found stands by how well it matches, whatever order all articles have.
            plain = ListLook(density=usual.density, columns=usual.columns)
            return looks.get(key, plain)
        return looks.get(key, usual)

    def _choose(
        self,
        *,
        density: Density | None = None,
        order: ListOrder | None = None,
        grouping: Grouping | None = None,
    ) -> None:
        look = self._look(self._query)
        self._remember(
            replace(
                look,
                density=look.density if density is None else density,
                order=look.order if order is None else order,
                grouping=look.grouping if grouping is None else grouping,
            )
        )

    def _on_reversed(self) -> None:
        is_reversed = self._actions["sort_reversed"].isChecked()
        self._remember(replace(self._look(self._query), is_reversed=is_reversed))

    @Slot(str)
    def _on_sort_requested(self, column: str) -> None:
        order = _BY_COLUMN.get(Column(column))
        if order is None:
            return
        look = self._look(self._query)
        is_again = look.order is order
        self._remember(replace(look, order=order, is_reversed=is_again and not look.is_reversed))

    @Slot()
    def _on_columns_arranged(self) -> None:
        if self._list_view.density is Density.LINE:
            columns = self._list_view.columns_header.columns()
            self._remember(replace(self._look(self._query), columns=columns))

    def _remember(self, look: ListLook) -> None:
        """Keep a look for the place that is shown, and show it."""
        looks, key = self._preferences.list_looks, _key(self._query)
        if look != self._look(self._query):
            # What was changed last is forgotten last.
            looks.pop(key, None)
            looks[key] = look
            for oldest in [each for each in looks if each != _ALL][: -MOST_PLACES + 1]:
                del looks[oldest]
            self.save_wanted.emit()
        if look.dressed(self._query) != self._query:
            self.order_changed.emit()
        else:
            self.show(self._query)


def _key(query: ArticleQuery) -> str:
    return SEARCH if query.words else place_text(place_of(query))


def _menu(parent: QWidget, name: str, words: str) -> QMenu:
    menu = QMenu(words, parent)
    menu.setObjectName(f"list_{name}_menu")
    return menu
