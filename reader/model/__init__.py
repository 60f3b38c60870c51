"""The words of the field as frozen data; nothing here reads or writes."""
