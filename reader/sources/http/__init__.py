"""The one door to the network, for worker processes only.

``network.Network`` fetches, ``limits`` bounds it, ``errors`` says why it could not be done. Nothing
is imported here: an error that is told in the window's process must not bring the network's
libraries along.
"""
