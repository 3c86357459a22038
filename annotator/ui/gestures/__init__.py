"""What keys and clicks on the article do: each gesture calls one verb and says where to look."""
